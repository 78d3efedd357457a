using Cru.Json;
using Cru.Output;
using Cru.Settings;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
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
            run.TellProblem($"{issue.Path}{(issue.Line > 0 ? $":{issue.Line}" : "")}: {issue.Problem}");
        }

        return issues.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
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

    // As the file spells them, right or wrong: 'stats' says which cannot be meant.
    private List<SetPrice> Prices() =>
        run.Settings.FileOf(SettingOrigin.Vault)?.Find("prices")?.Text is { } map && Facts.TryParse(map, out var models)
            ? [.. models.Select(model => new SetPrice(model.Key, Spelled(model.Value)))]
            : [];

    // JSON of a flat map, as one writes it in YAML.
    private static string Spelled(string json) => json.Replace("\"", "", StringComparison.Ordinal).Replace(":", ": ", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);

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
