using MarkdownSessions.Statistics;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Html;

/// <summary>Shows what was counted as one page, with charts that are drawn in it.</summary>
/// <param name="title">Of what.</param>
/// <param name="totals">The sums.</param>
/// <param name="grouping">By what the groups are.</param>
/// <param name="zone">Where days begin.</param>
/// <param name="issues">What the sums lack.</param>
/// <param name="missingPrices">The lines of settings that would price what has no price.</param>
internal sealed class StatsPage(
    string title,
    StatsTotals totals,
    StatsGrouping grouping,
    TimeZoneInfo zone,
    IReadOnlyList<LogIssue> issues,
    IReadOnlyList<string> missingPrices)
{
    private const int MostRows = 100;
    private const int MostModelsNamed = 5;
    private const int MostIssues = 20;

    /// <summary>Writes the page.</summary>
    public void Write(HtmlWriter html)
    {
        PageFrame.Begin(html, title);
        html.Start("header", ("class", "page"));
        html.Element("h1", title);
        html.Line();
        if (totals is { FirstTicks: { } first, LastTicks: { } last })
        {
            html.Element("p", Shown.Range(first, last, zone), ("class", "quiet"));
        }

        html.End("header");
        html.Line();
        html.Start("main", ("class", "report"));
        html.Line();
        WriteSums(html);
        WriteMissingPrices(html);
        WriteActivity(html);
        WriteGroups(html);
        WriteTools(html);
        WriteFiles(html);
        WriteIssues(html);
        html.End("main");
        html.Line();
        PageFrame.End(html);
    }

    private void WriteSums(HtmlWriter html)
    {
        var tokens = totals.Tokens;
        html.Start("dl", ("class", "sums"));
        html.Line();
        Sum(html, "Sessions", Shown.Whole(totals.Sessions), totals.ChildSessions > 0 ? $"{Shown.Whole(totals.ChildSessions)} started by others" : null);
        Sum(html, "Messages", Shown.Whole(totals.Messages), Prompts());
        Sum(html, "Tokens", Shown.Whole(tokens.Total), TokenKinds());
        Sum(html, "Cost", totals.IsCostUnknown ? Shown.Unknown : Shown.Money(totals.Cost), Unpriced());
        Sum(html, "Tool calls", Shown.Whole(totals.Tools.Sum(tool => (long)tool.Calls)), Shown.Count(totals.Tools.Sum(tool => (long)tool.Errors), "error"));
        Sum(html, "Files", Shown.Whole(totals.FilesModified) + " modified", $"{Shown.Whole(totals.FilesRead)} read");
        html.End("dl");
        html.Line();
    }

    private string Prompts()
    {
        string copies = totals.CopiedMessages == 0 ? "" : $"; {Shown.Whole(totals.CopiedMessages)} copied, not counted";
        return $"{Shown.Count(totals.HumanPrompts, "prompt")} by people{copies}";
    }

    private string TokenKinds()
    {
        var tokens = totals.Tokens;
        string reasoning = tokens.Reasoning == 0 ? "" : $" ({Shown.Whole(tokens.Reasoning)} of it reasoning)";
        return $"{Shown.Whole(tokens.Prompt)} prompt, {Shown.Whole(tokens.Completion)} completion{reasoning}, "
            + $"{Shown.Whole(tokens.CacheRead)} cache read, {Shown.Whole(tokens.CacheWrite)} cache write";
    }

    private string? Unpriced()
    {
        var models = totals.UnpricedModels;
        if (models.Count == 0)
        {
            return null;
        }

        string more = models.Count > MostModelsNamed ? $" and {Shown.Whole(models.Count - MostModelsNamed)} more" : "";
        return $"without {string.Join(", ", models.Take(MostModelsNamed))}{more}: no whole price";
    }

    private void WriteMissingPrices(HtmlWriter html)
    {
        if (missingPrices.Count == 0 && totals.IncompletePrices.Count == 0)
        {
            return;
        }

        html.Start("details");
        html.Element("summary", "How to set prices");
        foreach (var price in totals.IncompletePrices.DistinctBy(price => price.Settings, StringComparer.Ordinal))
        {
            WriteSettings(html, $"The price of {price.Name} lacks {string.Join(" and ", price.Lacking)}; it would be whole so:", [price.Settings]);
        }

        if (missingPrices.Count > 0)
        {
            WriteSettings(html, "In .crucible/config.yaml of the vault, with US dollars for a million tokens in the place of PRICE:", missingPrices);
        }

        html.End("details");
        html.Line();
    }

    private static void WriteSettings(HtmlWriter html, string what, IReadOnlyList<string> lines)
    {
        html.Element("p", what);
        html.Start("pre");
        html.Element("code", string.Join('\n', lines));
        html.End("pre");
    }

    private static void Sum(HtmlWriter html, string name, string number, string? more)
    {
        html.Start("div");
        html.Element("dt", name);
        html.Element("dd", number);
        if (more is not null)
        {
            html.Element("dd", more, ("class", "quiet"));
        }

        html.End("div");
        html.Line();
    }

    private void WriteActivity(HtmlWriter html)
    {
        if (totals.Activity.Count == 0)
        {
            return;
        }

        Begin(html, "Activity");
        CalendarChart.Write(html, totals.Activity);
        PeriodChart.Write(html, "Messages", totals.Activity, day => day.Messages);
        if (totals.Tokens.Total > 0)
        {
            PeriodChart.Write(html, "Tokens", totals.Activity, day => day.Tokens.Total);
        }

        End(html);
    }

    private void WriteGroups(HtmlWriter html)
    {
        if (grouping is StatsGrouping.None || totals.Groups.Count == 0)
        {
            return;
        }

        Begin(html, $"By {grouping.ToString().ToLowerInvariant()}");
        bool byTokens = totals.Tokens.Total > 0 && grouping is not StatsGrouping.Tool;
        long Length(StatsGroup group) => byTokens ? group.Tokens.Total : group.Messages;
        string[] numbers = ["Sessions", "Messages", "Prompt", "Completion", "Calls", "Errors", "Cost", .. totals.Unpriced > 0 ? ["Unpriced"] : Array.Empty<string>()];
        var bars = new BarTable(html, [grouping.ToString(), byTokens ? "Tokens" : "Messages"], numbers)
        {
            Longest = totals.Groups.Max(Length),
        };
        bars.Begin();
        var rows = PeriodRows.Of(totals.Groups, grouping, MostRows);
        foreach (var group in rows.Take(MostRows))
        {
            bars.Row(
                group.Key ?? "-",
                Length(group),
                [.. Numbers(group).Take(numbers.Length)]);
        }

        bars.End(rows.Count - MostRows);
        End(html);
    }

    private static IEnumerable<string> Numbers(StatsGroup group) =>
    [
        Shown.Whole(group.Sessions),
        Shown.Whole(group.Messages),
        Shown.Whole(group.Tokens.Prompt),
        Shown.Whole(group.Tokens.Completion),
        Shown.Whole(group.ToolCalls),
        Shown.Whole(group.ToolErrors),
        group.IsCostUnknown ? Shown.Unknown : Shown.Money(group.Cost),
        Shown.Whole(group.Unpriced),
    ];

    private void WriteTools(HtmlWriter html)
    {
        if (totals.Tools.Count == 0)
        {
            return;
        }

        Begin(html, "Tools");
        var bars = new BarTable(html, ["Tool", "Calls"], ["Calls", "Errors"]) { Longest = totals.Tools.Max(tool => tool.Calls) };
        bars.Begin();
        foreach (var tool in totals.Tools.Take(MostRows))
        {
            bars.Row(tool.Name, tool.Calls, [Shown.Whole(tool.Calls), Shown.Whole(tool.Errors)], failed: tool.Errors);
        }

        bars.End(totals.Tools.Count - MostRows);
        End(html);
    }

    private void WriteFiles(HtmlWriter html)
    {
        if (totals.Files.Count == 0)
        {
            return;
        }

        Begin(html, "Files");
        var bars = new BarTable(html, ["File", "Uses"], ["Reads", "Changes"]) { Longest = totals.Files.Max(file => (long)file.Reads + file.Changes) };
        bars.Begin();
        foreach (var file in totals.Files)
        {
            bars.Row(file.Path, (long)file.Reads + file.Changes, [Shown.Whole(file.Reads), Shown.Whole(file.Changes)]);
        }

        bars.End(0);
        End(html);
    }

    private void WriteIssues(HtmlWriter html)
    {
        if (issues.Count == 0)
        {
            return;
        }

        Begin(html, "What could not be read");
        html.Start("ul");
        html.Line();
        foreach (var issue in issues.Take(MostIssues))
        {
            html.Start("li");
            html.Element("code", issue.Path);
            html.Text($" {issue.Problem}");
            html.End("li");
            html.Line();
        }

        html.End("ul");
        if (issues.Count > MostIssues)
        {
            html.Element("p", $"and {Shown.Whole(issues.Count - MostIssues)} more", ("class", "quiet"));
        }

        End(html);
    }

    private static void Begin(HtmlWriter html, string title)
    {
        html.Start("section");
        html.Element("h2", title);
        html.Line();
    }

    private static void End(HtmlWriter html)
    {
        html.End("section");
        html.Line();
    }
}
