using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>A part of a session that was read for an index.</summary>
/// <param name="Change">What the index learns.</param>
/// <param name="IsLast">Whether the session ends with it; only then the rest is told.</param>
/// <param name="Bytes">What of the session was read, in bytes.</param>
/// <param name="Issues">What could not be read as it was meant; paths relative to the vault.</param>
internal sealed record ReadStep(SessionChange Change, bool IsLast, long Bytes, IReadOnlyList<LogIssue> Issues);
