using MarkdownSessions.Indexing;

namespace MarkdownSessions.Verification;

/// <summary>How this machine's index of an engine is.</summary>
/// <param name="Engine">The engine's name as typed after <c>--engine</c>.</param>
/// <param name="State">Fresh, stale, or missing: then the next question builds it.</param>
/// <param name="Generation">The current generation's name; null without one.</param>
/// <param name="Bytes">How long its files are together.</param>
/// <param name="ChangedTicks">When they last changed, in UTC ticks of 100 ns; null without any.</param>
/// <param name="PendingSessions">Sessions that it has not read as they are now.</param>
/// <param name="Problem">Why it cannot be used; null when it can, or when there is none.</param>
public sealed record IndexCondition(
    string Engine, IndexState State, string? Generation, long Bytes, long? ChangedTicks, int PendingSessions, string? Problem)
{
    /// <summary>How closely it was looked at: its storage only where that is no longer than 256 MB, which takes about 0.3 s.</summary>
    public IndexDepth Depth { get; init; }
}
