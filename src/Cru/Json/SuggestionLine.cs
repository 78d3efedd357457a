namespace Cru.Json;

/// <summary>A query that may be meant, and what it finds with the same options.</summary>
/// <param name="Query">The query.</param>
/// <param name="Total">How many messages or sessions match; 1 or more.</param>
/// <param name="TotalIsExact">False when counting ended there.</param>
/// <param name="Tier"><c>message</c> or <c>session</c>: what was counted.</param>
internal sealed record SuggestionLine(string Query, long Total, bool TotalIsExact, string Tier);
