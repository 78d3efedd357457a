namespace MarkdownSessions.Search;

/// <summary>Words as somebody typed them, so that another spelling can be proposed for them.</summary>
/// <param name="Text">The text in the query, without quotes and star.</param>
/// <param name="Column">Where it begins, counted from 1 in UTF-16 units; a quote is counted too.</param>
/// <param name="Match">What it asks.</param>
internal sealed record TypedWords(string Text, int Column, Match Match)
{
    /// <summary>The sign of a fuzzy word, which stands behind the text; empty for anything else.</summary>
    public string Sign { get; init; } = "";
}
