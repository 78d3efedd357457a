namespace MarkdownSessions.Index.Sqlite;

/// <summary>A message in a <see cref="WordSpool"/>: what sorting needs, and where the rest lies.</summary>
/// <param name="Ticks">When it was said: UTC ticks of 100 ns.</param>
/// <param name="Ordinal">Its number in the session.</param>
/// <param name="Length">Bytes of its record.</param>
/// <param name="Offset">Where its record begins.</param>
internal readonly record struct SpooledEntry(long Ticks, int Ordinal, int Length, long Offset);
