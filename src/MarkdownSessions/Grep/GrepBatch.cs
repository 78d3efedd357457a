using MarkdownSessions.Storage;

namespace MarkdownSessions.Grep;

/// <summary>Some lines of a segment, and what could not be read on the way.</summary>
internal sealed record GrepBatch(IReadOnlyList<GrepLine> Lines, IReadOnlyList<LogIssue> Issues);
