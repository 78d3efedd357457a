namespace MarkdownSessions;

/// <summary>What a cleanup would take.</summary>
/// <param name="Before">Sessions whose newest entry is older than this.</param>
/// <param name="Sessions">They, the oldest first.</param>
/// <param name="Warnings">Sessions of which no age can be told, for a person.</param>
public sealed record CleanupPlan(DateTimeOffset Before, IReadOnlyList<PlannedRemoval> Sessions, IReadOnlyList<string> Warnings)
{
    /// <summary>How many files they have together.</summary>
    public int Files => Sessions.Sum(session => session.Files);

    /// <summary>How many bytes they have together.</summary>
    public long Bytes => Sessions.Sum(session => session.Bytes);
}
