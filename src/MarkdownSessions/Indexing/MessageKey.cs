namespace MarkdownSessions.Indexing;

/// <summary>A live message as an index names it: enough to filter, order and fetch, and nothing to show.</summary>
/// <param name="Session">The session's number in this index.</param>
/// <param name="Ordinal">0 is the session's title, 1 its first message, counting up in the log's order.</param>
/// <param name="Ticks">When it was said: UTC ticks of 100 ns.</param>
public sealed record MessageKey(int Session, int Ordinal, long Ticks);
