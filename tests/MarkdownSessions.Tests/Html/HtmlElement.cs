namespace MarkdownSessions.Tests.Html;

/// <summary>An element of a page.</summary>
internal sealed record HtmlElement(string Name, IReadOnlyDictionary<string, string> Attributes, HtmlElement? Parent)
{
    /// <summary>The text in it and in its elements.</summary>
    public string Text { get; set; } = "";

    /// <summary>Those it stands in, the nearest first.</summary>
    public IEnumerable<HtmlElement> Above
    {
        get
        {
            for (var above = Parent; above is not null; above = above.Parent)
            {
                yield return above;
            }
        }
    }
}
