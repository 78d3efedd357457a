using System.Globalization;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Model;
using MarkdownSessions.Statistics;

namespace Cru.Commands;

/// <summary>Tells what was counted.</summary>
internal sealed class StatsReport(Vault vault, CommandRun run, StatsRequest request, StatsResult result)
{
    private const int MostTools = 10;
    private const int MostModelsNamed = 5;
    private const int WideTerminal = 100;
    private const string Unknown = "-";

    private readonly StatsTotals totals = result.Totals;

    /// <summary>Prints it as text; with bars and a calendar on a terminal.</summary>
    public void Write()
    {
        WriteSummary();
        if (request.GroupBy is StatsGrouping.None)
        {
            WriteTools();
            WriteFiles();
        }
        else
        {
            WriteGroups();
        }

        if (run.Width is { } width && totals.Activity.Count > 0)
        {
            run.Output.WriteLine();
            foreach (string line in ActivityCalendar.Lines(totals.Activity, width, run.Paint))
            {
                run.Output.WriteLine(line);
            }
        }

        TellHowToPrice();
    }

    private void TellHowToPrice()
    {
        string file = run.ShownPath(vault, ".crucible/config.yaml");
        TellOfMissing(file);
        TellOfIncomplete(file);
    }

    // Who has no price yet wants the lines to write, and where.
    private void TellOfMissing(string file)
    {
        var lines = result.MissingPrices;
        if (lines.Count == 0)
        {
            return;
        }

        var shown = lines.Take(1 + MostModelsNamed).Select(TerminalText.Line);
        run.TellLines(
            $"{Amounts.Count(lines.Count - 1, "model")} without a price; prices stand in {file}, in US dollars for a million tokens, so:",
            lines.Count > 1 + MostModelsNamed ? shown.Append("  …") : shown);
    }

    private void TellOfIncomplete(string file)
    {
        foreach (var price in totals.IncompletePrices.DistinctBy(price => price.Settings, StringComparer.Ordinal))
        {
            run.TellLines(
                $"the price of {TerminalText.Line(price.Name)} lacks {string.Join(" and ", price.Lacking)}; in {file} it would be whole so, in US dollars for a million tokens:",
                [TerminalText.Line(price.Settings)]);
        }
    }

    private void WriteSummary()
    {
        var table = new Table();
        string children = totals.ChildSessions == 0 ? "" : $", {Amounts.Count(totals.ChildSessions, "of them started by another", "of them started by others")}";
        table.Add("sessions", $"{Whole(totals.Sessions)}{children}");
        table.Add("messages", Messages());
        table.Add("time", Time());
        table.Add("tokens", Tokens());
        table.Add("cost", Cost());
        table.Add("tools", $"{Amounts.Count(totals.Tools.Sum(tool => tool.Calls), "call")}, {Amounts.Count(totals.Tools.Sum(tool => tool.Errors), "error")}");
        table.Add("files", $"{Whole(totals.FilesRead)} read, {Whole(totals.FilesModified)} modified");
        foreach (string line in table.Lines(width: null))
        {
            run.Output.WriteLine(line);
        }
    }

    private string Messages()
    {
        string copies = totals.CopiedMessages == 0 ? "" : $"; {Amounts.Count(totals.CopiedMessages, "copy", "copies")} in branches and resumed sessions not counted";
        return $"{Whole(totals.Messages)}, {Amounts.Count(totals.HumanPrompts, "prompt")} by people{copies}";
    }

    private string Time() => totals is { FirstTicks: { } first, LastTicks: { } last }
        ? $"{Amounts.Minute(first, request.Zone)} to {Amounts.Minute(last, request.Zone)}, {request.Zone.Id}"
        : "unknown";

    private string Tokens()
    {
        var tokens = totals.Tokens;
        string reasoning = tokens.Reasoning == 0 ? "" : $" ({Whole(tokens.Reasoning)} of it reasoning)";
        return $"{Whole(tokens.Prompt)} prompt, {Whole(tokens.Completion)} completion{reasoning}, "
            + $"{Whole(tokens.CacheRead)} cache read, {Whole(tokens.CacheWrite)} cache write";
    }

    private string Cost()
    {
        var unpriced = totals.UnpricedModels;
        string known = totals.IsCostUnknown ? Unknown : Amounts.Dollars(totals.Cost);
        if (unpriced.Count == 0)
        {
            return known;
        }

        string names = string.Join(", ", unpriced.Take(MostModelsNamed).Select(Unpriced));
        string more = unpriced.Count > MostModelsNamed ? $" and {Whole(unpriced.Count - MostModelsNamed)} more" : "";
        return $"{known} without {names}{more}: {Amounts.Count(totals.Unpriced, "message")} with tokens whose cost is not known";
    }

    private string Unpriced(string model) => model == "?"
        ? "messages that name no model"
        : totals.IncompletePrices.FirstOrDefault(price => price.Model == model) is { } price
            ? $"{TerminalText.Line(model)} (its price lacks {string.Join(" and ", price.Lacking)})"
            : TerminalText.Line(model);

    // The empty cell at each row's end: a table sets its last column flush left.
    private void WriteTools()
    {
        if (totals.Tools.Count == 0)
        {
            return;
        }

        var table = new Table();
        table.Add("tool", "calls", "errors", "");
        foreach (var tool in totals.Tools.Take(MostTools))
        {
            table.Add(Name(tool.Name), Whole(tool.Calls), Whole(tool.Errors), "");
        }

        WriteTable(table, 1, 2);
        if (totals.Tools.Count > MostTools)
        {
            run.Tell($"{Amounts.Count(totals.Tools.Count - MostTools, "more tool")}; --group-by tool shows all");
        }
    }

    private void WriteFiles()
    {
        if (totals.Files.Count == 0)
        {
            return;
        }

        var table = new Table();
        table.Add("reads", "changes", "file");
        foreach (var file in totals.Files)
        {
            table.Add(Whole(file.Reads), Whole(file.Changes), TerminalText.Line(file.Path));
        }

        WriteTable(table, 0, 1);
    }

    private void WriteGroups()
    {
        bool isNarrow = run.Width is < WideTerminal;
        bool hasUnpriced = totals.Unpriced > 0;
        var table = new Table();
        Add(request.GroupBy.ToString().ToLowerInvariant(), "sessions", "messages", "prompt", "completion", "calls", "errors", "cost", "unpriced");
        foreach (var group in totals.Groups)
        {
            Add(
                Name(group.Key, isNarrow ? 20 : 40),
                Whole(group.Sessions),
                Whole(group.Messages),
                Whole(group.Tokens.Prompt),
                Whole(group.Tokens.Completion),
                Whole(group.ToolCalls),
                Whole(group.ToolErrors),
                group.IsCostUnknown ? Unknown : Amounts.Dollars(group.Cost),
                Whole(group.Unpriced));
        }

        WriteTable(table, 1, 2, 3, 4, 5, 6, 7, 8);
        bool byTokens = totals.Tokens.Total > 0 && request.GroupBy is not StatsGrouping.Tool;
        WriteChart(
            byTokens ? "tokens" : "messages",
            totals.Groups.Select(group => (Name(group.Key), byTokens ? group.Tokens.Total : group.Messages)));

        // The empty cell is for the table, which sets its last column flush left.
        void Add(params string[] cells) => table.Add([.. hasUnpriced ? cells : cells[..^1], ""]);
    }

    private void WriteTable(Table table, params int[] right)
    {
        run.Output.WriteLine();
        foreach (string line in table.Lines(run.Width, right))
        {
            run.Output.WriteLine(line);
        }
    }

    private void WriteChart(string unit, IEnumerable<(string Name, long Number)> rows)
    {
        if (run.Width is not { } width)
        {
            return;
        }

        run.Output.WriteLine();
        run.Output.WriteLine(run.Paint.Faint(unit));
        foreach (string line in BarChart.Lines([.. rows], width))
        {
            run.Output.WriteLine(line);
        }
    }

    private static string Name(string? name, int most = 40) => name is null ? "-" : Columns.Cut(TerminalText.Line(name), most);

    private static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
