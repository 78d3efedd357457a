using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>A session as an update puts it.</summary>
/// <param name="Number">Its number in this index.</param>
/// <param name="Summary">The session as the catalog shows it.</param>
/// <param name="Segments">Its stamps.</param>
internal sealed record ChangedSession(int Number, SessionSummary Summary, IReadOnlyList<SegmentStamp> Segments);
