namespace MarkdownSessions.Html;

/// <summary>A table whose second column is a bar, the largest as long as there is room.</summary>
/// <param name="html">Where to.</param>
/// <param name="names">The names of the first column and of the bars.</param>
/// <param name="numbers">The names of the columns behind.</param>
internal sealed class BarTable(HtmlWriter html, IReadOnlyList<string> names, IReadOnlyList<string> numbers)
{
    private const string Height = "10";

    /// <summary>What the longest bar stands for.</summary>
    public required long Longest { get; init; }

    /// <summary>Begins it.</summary>
    public void Begin()
    {
        html.Start("div", ("class", "scroll"));
        html.Start("table", ("class", "bars"));
        html.Line();
        html.Start("thead");
        html.Start("tr");
        html.Element("th", names[0], ("scope", "col"));
        html.Element("th", names[1], ("scope", "col"), ("class", "bar"));
        foreach (string name in numbers)
        {
            html.Element("th", name, ("scope", "col"), ("class", "right"));
        }

        html.End("tr");
        html.End("thead");
        html.Line();
        html.Start("tbody");
        html.Line();
    }

    /// <summary>A row.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">What the bar stands for.</param>
    /// <param name="cells">The numbers.</param>
    /// <param name="failed">The part of the bar that is marked.</param>
    public void Row(string name, long length, IReadOnlyList<string> cells, long failed = 0)
    {
        html.Start("tr");
        html.Element("th", name, ("scope", "row"), ("dir", "auto"));
        html.Start("td", ("class", "bar"));
        html.Start("svg", ("width", "100%"), ("height", Height), ("aria-hidden", "true"));
        Bar(length, null);
        Bar(failed, "problem");
        html.End("svg");
        html.End("td");
        foreach (string cell in cells)
        {
            html.Element("td", cell, ("class", "right"));
        }

        html.End("tr");
        html.Line();
    }

    /// <summary>Ends it.</summary>
    /// <param name="more">Rows that were left out; none below 1.</param>
    public void End(int more)
    {
        html.End("tbody");
        html.End("table");
        html.End("div");
        html.Line();
        if (more > 0)
        {
            html.Element("p", $"and {Shown.Whole(more)} more", ("class", "quiet"));
            html.Line();
        }
    }

    private void Bar(long length, string? kind)
    {
        if (length > 0)
        {
            html.Element("rect", "", ("width", Shown.Percent(length, Longest)), ("height", Height), ("rx", "2"), ("class", kind));
        }
    }
}
