using Cru.Output;
using MarkdownSessions.Verification;

namespace Cru.Json;

/// <summary>An engine and its index.</summary>
/// <param name="Engine">Its name as typed after <c>--engine</c>.</param>
/// <param name="IsBuiltIn">Whether this program has it.</param>
/// <param name="State"><c>fresh</c>, <c>stale</c> or <c>missing</c>: none, or none that can be used; null for the scan, which keeps none.</param>
/// <param name="Generation">The current generation's name; null without one.</param>
/// <param name="Bytes">How long its files are together.</param>
/// <param name="Changed">When they last changed; ISO 8601, UTC; null without any.</param>
/// <param name="PendingSessions">Sessions that it has not read as they are now.</param>
/// <param name="Problem">Why it cannot be used; null when it can, or when there is none.</param>
internal sealed record EngineLine(
    string Engine, bool IsBuiltIn, string? State, string? Generation, long Bytes, string? Changed, int PendingSessions, string? Problem)
{
    /// <summary>The engine without an index.</summary>
    public static EngineLine Scan { get; } = new(Engines.Scan, true, null, null, 0, null, 0, null);

    public static EngineLine Of(IndexCondition index) => new(
        index.Engine,
        Engines.IsBuiltIn(index.Engine),
        index.State.ToString().ToLowerInvariant(),
        index.Generation,
        index.Bytes,
        index.ChangedTicks is { } ticks ? Amounts.Utc(ticks) : null,
        index.PendingSessions,
        index.Problem);
}
