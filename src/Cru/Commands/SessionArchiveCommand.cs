using System.CommandLine;
using Cru.Settings;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru session archive</c>.</summary>
internal static class SessionArchiveCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var ids = SessionsArgument.Create(ArgumentArity.OneOrMore);
        var to = new Option<string>("--to") { Description = "Archive to this folder or vault; otherwise .crucible/archive.", HelpName = "DIR" };
        command.Arguments.Add(ids);
        command.Options.Add(to);
        command.SetAction(cru.InVault((vault, run) =>
        {
            string archive = ArchiveFolder(vault, run, run.Get(to));
            var sessions = run.Get(ids)!.Select(vault.Resolve).Distinct().ToList();
            using var progress = run.Progress("archiving sessions");
            var report = vault.Remove(new() { Sessions = sessions, ArchiveTo = archive }, progress, run.Cancel);
            return new RemovalOutput(vault, run, "archive") { Archive = archive }.Write(report);
        }));
    }

    /// <summary>The archive as typed, from the working folder on; the vault's own when none was.</summary>
    public static string ArchiveFolder(Vault vault, CommandRun run, string? typed) =>
        string.IsNullOrEmpty(typed) ? Configured(vault, run) : Path.GetFullPath(typed, run.Host.WorkingFolder);

    // What a vault's own settings name lies below its root; what the user's name is absolute or below the home.
    private static string Configured(Vault vault, CommandRun run) => run.Found(SettingKeys.Archive) switch
    {
        { Origin: SettingOrigin.Default } => vault.DefaultArchive,
        { Value: ['~', '/', .. var rest] } => Path.GetFullPath(rest, run.Host.Variable("HOME") ?? throw CruException.Usage("archive: '~' is meant, and HOME is not set")),
        var found => Path.GetFullPath(found.Value!, vault.Root),
    };
}
