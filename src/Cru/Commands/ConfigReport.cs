using Cru.Json;
using Cru.Output;
using Cru.Settings;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Statistics;
using MarkdownSessions.Storage;

namespace Cru.Commands;

/// <summary>Prints settings and where their values come from.</summary>
internal sealed class ConfigReport(CommandRun run)
{
    private static readonly SettingOrigin[] Levels = [SettingOrigin.Vault, SettingOrigin.User];

    /// <summary>Prints them, and what is wrong with the files.</summary>
    /// <returns>The exit code: 1 when something in the files is not honoured.</returns>
    public int Write(IReadOnlyList<SettingKey> keys)
    {
        var values = keys.Select(run.Settings.Find).ToList();
        var issues = Issues();
        var prices = Prices();
        if (run.AsJson)
        {
            WriteDocument(values, prices);
            return issues.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
        }

        var table = new Table();
        foreach (var value in values)
        {
            table.Add(value.Key.Name, TerminalText.Line(value.Value ?? "-"), From(value), value.Key.Meaning);
        }

        foreach (var price in prices)
        {
            table.Add($"prices.{TerminalText.Line(price.Model)}", TerminalText.Line(price.Price), NameOf(SettingOrigin.Vault), "US dollars for a million of its tokens");
        }

        foreach (string line in table.Lines(run.Width))
        {
            run.Output.WriteLine(line);
        }

        foreach (var issue in issues)
        {
            Tell(issue);
        }

        return issues.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
    }

    /// <summary>Prints the price of a model, as the vault's file names it.</summary>
    /// <returns>The exit code: 1 when there is none, or none that can be meant.</returns>
    public int WritePrice(string model)
    {
        var price = Prices().Find(set => set.Model == model);
        if (run.AsJson)
        {
            WriteDocument([], price is null ? [] : [price]);
        }
        else if (price is not null)
        {
            run.Output.WriteLine(TerminalText.Line(price.Price));
        }

        if (price is null)
        {
            TellWhyNoPrice(model);
        }

        return price is null ? ExitCode.Incomplete : ExitCode.Done;
    }

    /// <summary>Prints the document alone.</summary>
    /// <param name="values">The settings that were asked for.</param>
    /// <param name="prices">The vault's prices; null where they were not asked for.</param>
    public void WriteDocument(IReadOnlyList<SettingValue> values, IReadOnlyList<SetPrice>? prices = null) => run.Write(
        new()
        {
            Vault = run.VaultFolder,
            Files = [.. Levels.Select(level => (Level: level, File: run.Settings.FileOf(level))).Where(one => one.File is not null)
                .Select(one => new SettingsFileLine(NameOf(one.Level), one.File!.Path, one.File.Exists))],
            Settings = [.. values.Select(LineOf)],
            Prices = prices,
            Issues = [.. Issues().Select(issue => new IssueLine(issue.Path, issue.Line, issue.Problem))],
        },
        CruJson.Readable.ConfigDocument);

    // As the file spells them; what cannot be meant is among the issues.
    private List<SetPrice> Prices()
    {
        if (run.Settings.FileOf(SettingOrigin.Vault) is not { } file || file.Find("prices")?.Text is not { } map || !Facts.TryParse(map, out var models))
        {
            return [];
        }

        var wrong = PriceCheck.Problems(file).Select(problem => problem.Model).ToHashSet(StringComparer.Ordinal);
        return [.. models.Where(model => !wrong.Contains(model.Key)).Select(model => new SetPrice(model.Key, Spelled(model.Value)))];
    }

    // JSON of a flat map, as one writes it in YAML.
    private static string Spelled(string json) => json.Replace("\"", "", StringComparison.Ordinal).Replace(":", ": ", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);

    private void Tell(LogIssue issue) => run.TellProblem($"{issue.Path}{(issue.Line > 0 ? $":{issue.Line}" : "")}: {issue.Problem}");

    private void TellWhyNoPrice(string model)
    {
        List<PriceProblem> problems = run.Settings.FileOf(SettingOrigin.Vault) is { } file
            ? [.. PriceCheck.Problems(file).Where(problem => problem.Model == model)]
            : [];
        foreach (var problem in problems)
        {
            Tell(problem.Issue);
        }

        if (problems.Count == 0)
        {
            run.TellProblem($"no price '{model}' is set; {SettingArgument.HowToPrice(model)}");
        }
    }

    private List<LogIssue> Issues() =>
        [.. Levels.SelectMany(level => run.Settings.FileOf(level) is { } file ? SettingCheck.Issues(file, level) : [])];

    private static string From(SettingValue value) => value.Origin switch
    {
        SettingOrigin.Option or SettingOrigin.Environment => value.Place!,
        SettingOrigin.Default when value.Value is null => "-",
        var origin => NameOf(origin),
    };

    private static SettingLine LineOf(SettingValue value) => new(
        value.Key.Name, value.Value, NameOf(value.Origin), value.Place, value.Key.Default, value.Key.Meaning, value.Key.Takes, value.Key.IsPersonal);

    private static string NameOf(SettingOrigin origin) => origin.ToString().ToLowerInvariant();
}
