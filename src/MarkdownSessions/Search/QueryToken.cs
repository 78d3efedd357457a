namespace MarkdownSessions.Search;

/// <summary>One sign of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, a field's value, without quotes and star.</param>
/// <param name="Column">Where it begins, counted from 1 in UTF-16 units.</param>
internal sealed record QueryToken(QueryTokenKind Kind, string Text, int Column)
{
    /// <summary>The field's name as the language calls it; null for anything else.</summary>
    public string? Field { get; init; }

    /// <summary>The text stood in quotes.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>A saved query says it; the bracket that opens what it says has its <c>@name</c> for a text.</summary>
    public bool IsSaved { get; init; }

    /// <summary>A star stood behind the text.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>The sign behind a fuzzy word; null for anything else. The text is without it.</summary>
    public FuzzySign? Fuzzy { get; init; }
}
