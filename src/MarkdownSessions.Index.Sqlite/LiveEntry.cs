namespace MarkdownSessions.Index.Sqlite;

/// <summary>A row of <c>entry</c>, as far as replacing needs it.</summary>
/// <param name="Id">See <see cref="IndexSchema"/>.</param>
/// <param name="Ticks">When it was said: UTC ticks of 100 ns.</param>
/// <param name="Content">The hash of its words and facts.</param>
internal sealed record LiveEntry(long Id, long Ticks, long Content);
