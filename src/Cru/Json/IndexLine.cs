using MarkdownSessions.Indexing;

namespace Cru.Json;

/// <summary>How the index stood.</summary>
/// <param name="State"><c>fresh</c>, <c>stale</c>, or <c>missing</c> when the files themselves were read.</param>
/// <param name="Engine">The engine; <c>scan</c> for the files themselves.</param>
/// <param name="Generation">The generation's name; null for the files themselves.</param>
/// <param name="PendingSessions">Sessions whose changes the answer may lack.</param>
internal sealed record IndexLine(string State, string Engine, string? Generation, int PendingSessions)
{
    /// <summary>Folders of sessions that the answer lacks because they cannot be read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    public static IndexLine Of(IndexReport report) =>
        new(report.State.ToString().ToLowerInvariant(), report.Engine, report.Generation, report.PendingSessions)
        {
            Unread = [.. report.Unread.Select(issue => issue.Path)],
        };
}
