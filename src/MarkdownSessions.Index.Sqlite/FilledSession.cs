using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>A session of an index that is being filled.</summary>
/// <param name="Number">Its number in the index.</param>
/// <param name="Summary">The session as the catalog shows it.</param>
/// <param name="Segments">How far its segments have been read.</param>
/// <param name="Entries">Its messages in the spool, by ordinal.</param>
internal sealed record FilledSession(
    int Number,
    SessionSummary Summary,
    IReadOnlyList<SegmentStamp> Segments,
    IReadOnlyList<SpooledEntry> Entries);
