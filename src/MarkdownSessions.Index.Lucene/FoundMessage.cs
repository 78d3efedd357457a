namespace MarkdownSessions.Index.Lucene;

/// <summary>A message that fits, as far as its place in the walk needs it.</summary>
/// <param name="Ticks">When it was said: UTC ticks of 100 ns.</param>
/// <param name="Session">The session's number.</param>
/// <param name="Ordinal">Its number in the session.</param>
internal readonly record struct FoundMessage(long Ticks, int Session, int Ordinal);
