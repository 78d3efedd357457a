namespace MarkdownSessions;

/// <summary>A query that may be meant, and what it finds; it was asked with the filters of the question, and is only proposed.</summary>
/// <param name="Query">The query.</param>
/// <param name="Total">How many messages or sessions match; 1 or more.</param>
/// <param name="TotalIsExact">False when counting ended there.</param>
/// <param name="Tier">Whether messages or sessions were counted.</param>
public sealed record Suggestion(string Query, long Total, bool TotalIsExact, SearchTier Tier);
