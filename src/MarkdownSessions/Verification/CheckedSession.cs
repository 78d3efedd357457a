namespace MarkdownSessions.Verification;

/// <summary>What the check of one session looked at and found.</summary>
/// <param name="Findings">In no order.</param>
/// <param name="Segments">Segments that were read.</param>
/// <param name="Entries">Entries that were read.</param>
/// <param name="Artifacts">Artifacts that were looked at.</param>
/// <param name="Bytes">Bytes of segments that were read.</param>
internal sealed record CheckedSession(IReadOnlyList<Finding> Findings, int Segments, long Entries, int Artifacts, long Bytes);
