namespace MarkdownSessions;

/// <summary>Which sessions to list.</summary>
public sealed record ListRequest
{
    /// <summary>
    /// Fields of the query language that must hold (docs/search.md, "Fields"), each with its value word for word; of repeated
    /// fields one must hold. <c>since</c> and <c>until</c> go by a session's activity; <c>model</c> fits where any message is its.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filters { get; init; } = [];

    /// <summary>The zone in which dates are read.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;
}
