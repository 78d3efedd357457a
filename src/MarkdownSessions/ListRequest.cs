namespace MarkdownSessions;

/// <summary>Which sessions to list.</summary>
public sealed record ListRequest
{
    /// <summary>A query (docs/search.md); its words may stand in several messages of a session. Empty for none.</summary>
    public string Query { get; init; } = "";

    /// <summary>
    /// Fields of the query language that must hold (docs/search.md, "Fields"), each with its value word for word; of repeated
    /// fields one must hold. <c>since</c> and <c>until</c> go by a session's activity; <c>model</c> fits where any message is its.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filters { get; init; } = [];

    /// <summary>Something is asked of the sessions: not all are meant.</summary>
    public bool IsNarrow => Filters.Count > 0 || !string.IsNullOrWhiteSpace(Query);

    /// <summary>The zone in which dates are read.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;
}
