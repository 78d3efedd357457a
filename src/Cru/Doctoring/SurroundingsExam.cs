using System.Globalization;
using System.Runtime.InteropServices;
using Cru.Output;
using Cru.Settings;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Storage;

namespace Cru.Doctoring;

/// <summary>Looks at what surrounds a vault: the program, the system, the terminal, the settings.</summary>
internal sealed class SurroundingsExam(CommandRun run)
{
    private static readonly SettingOrigin[] Levels = [SettingOrigin.Vault, SettingOrigin.User];

    /// <summary>What was found.</summary>
    public IEnumerable<DoctorFact> Facts() => [Program(), System(), Terminal(), Settings()];

    private static DoctorFact Program() =>
        new("cru", $"{ProgramVersion.Text}, {RuntimeInformation.FrameworkDescription}, SQLite {SqliteIndexEngine.LibraryVersion}");

    private static DoctorFact System() => new("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}");

    private DoctorFact Terminal()
    {
        var host = run.Host;
        string size = host.OutputIsTerminal()
            ? string.Create(CultureInfo.InvariantCulture, $"{host.Variable("TERM") ?? "TERM is not set"}, {host.Width()} columns, {host.Height()} lines")
            : "none: output goes to a file or pipe";
        string locale = Locale.NameOf(host.Variable) ?? "C, because none is set";
        return host.IsUtf8()
            ? new("terminal", $"{size}; locale {locale}")
            : new("terminal", $"{size}; locale {locale}, which is not UTF-8: bars and lines are drawn in ASCII")
            {
                Next = "choose a UTF-8 locale, such as LC_ALL=C.UTF-8, to see all letters",
            };
    }

    private DoctorFact Settings()
    {
        var files = Levels.Select(level => (Level: level, File: run.Settings.FileOf(level))).Where(one => one.File is { Exists: true }).ToList();
        List<LogIssue> issues = [.. files.SelectMany(one => SettingCheck.Issues(one.File!, one.Level))];
        string names = files.Count == 0 ? "defaults; there is no file" : string.Join(", ", files.Select(one => one.File!.Shown));
        string more = issues.Count < 2 ? "" : $"; and {Amounts.Count(issues.Count - 1, "more mistake")}";
        return issues.Count == 0
            ? new("settings", names)
            : new("settings", $"{names}: {issues[0].Problem}{more}") { NeedsAttention = true, Next = "cru config list" };
    }
}
