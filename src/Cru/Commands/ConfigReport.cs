using Cru.Json;
using Cru.Output;
using Cru.Settings;
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
        if (run.AsJson)
        {
            WriteDocument(values);
            return issues.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
        }

        var table = new Table();
        foreach (var value in values)
        {
            table.Add(value.Key.Name, TerminalText.Line(value.Value ?? "-"), From(value), value.Key.Meaning);
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
    public void WriteDocument(IReadOnlyList<SettingValue> values) => run.Write(
        new()
        {
            Vault = run.VaultFolder,
            Files = [.. Levels.Select(level => (Level: level, File: run.Settings.FileOf(level))).Where(one => one.File is not null)
                .Select(one => new SettingsFileLine(NameOf(one.Level), one.File!.Path, one.File.Exists))],
            Settings = [.. values.Select(LineOf)],
            Issues = [.. Issues().Select(issue => new IssueLine(issue.Path, issue.Line, issue.Problem))],
        },
        CruJson.Readable.ConfigDocument);

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
