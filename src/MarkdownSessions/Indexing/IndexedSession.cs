namespace MarkdownSessions.Indexing;

/// <summary>A session as an index holds it.</summary>
/// <param name="Number">Its number in this index; never given to another session.</param>
/// <param name="Summary">The session as the catalog shows it.</param>
public sealed record IndexedSession(int Number, SessionSummary Summary);
