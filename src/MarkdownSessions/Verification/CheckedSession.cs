using MarkdownSessions.Model;

namespace MarkdownSessions.Verification;

/// <summary>What the check of one session looked at and found.</summary>
/// <param name="Id">The session.</param>
/// <param name="Findings">In no order.</param>
/// <param name="Segments">Segments that were read.</param>
/// <param name="Entries">Entries that were read.</param>
/// <param name="Artifacts">Artifacts that were looked at.</param>
/// <param name="Bytes">Bytes of segments that were read.</param>
internal sealed record CheckedSession(SessionId Id, IReadOnlyList<Finding> Findings, int Segments, long Entries, int Artifacts, long Bytes)
{
    /// <summary>The session that it names as the one that started it, and the segment that does; null for none.</summary>
    public (string Id, string Segment)? Parent { get; init; }
}
