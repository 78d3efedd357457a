namespace MarkdownSessions.Search;

/// <summary>What a query's dates are read against.</summary>
/// <param name="Now">The moment of asking.</param>
/// <param name="Zone">The zone in which dates without one are meant.</param>
public sealed record QueryClock(DateTimeOffset Now, TimeZoneInfo Zone);
