using System.CommandLine;
using Cru.Json;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary><c>cru session restore</c>.</summary>
internal static class SessionRestoreCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var ids = SessionsArgument.Create(ArgumentArity.ZeroOrMore);
        var from = new Option<string>("--from") { Description = "Take them from this archive; otherwise the trash is looked through, then the archives.", HelpName = "DIR" };
        var all = new Option<bool>("--all") { Description = "Bring back all that --from holds." };
        command.Arguments.Add(ids);
        command.Options.Add(from);
        command.Options.Add(all);
        command.SetAction(cru.InVault((vault, run) =>
        {
            string? archive = run.Get(from) is { } typed ? Path.GetFullPath(typed, run.Host.WorkingFolder) : null;
            string[] named = run.Get(ids) ?? [];
            var removed = vault.Removed(archive);
            if (named.Length == 0 && !run.Get(all))
            {
                return Offer(vault, run, archive, removed);
            }

            var sessions = (named.Length, run.Get(all)) switch
            {
                (0, true) when archive is not null => removed,
                ( > 0, false) => [.. named.Select(text => vault.ResolveRemoved(text, archive)).Distinct()],
                _ => throw CruException.Usage("give the sessions to restore, or --all with --from DIR"),
            };
            using var progress = run.Progress("restoring sessions");
            var report = vault.Restore(sessions, archive, progress, run.Cancel);
            return new RemovalOutput(vault, run, "restore") { Archive = archive }.Write(report);
        }));
    }

    private static int Offer(Vault vault, CommandRun run, string? archive, IReadOnlyList<SessionId> removed)
    {
        if (run.AsJson)
        {
            new RemovalOutput(vault, run, "restore") { Archive = archive }.WritePlan(
                [.. removed.Select(id => new RemovedLine(id.Value, "planned", null, null, 0, 0, null, null))]);
            return ExitCode.Done;
        }

        foreach (var id in removed)
        {
            run.Output.WriteLine(id.Value);
        }

        run.Tell(removed.Count == 0 ? "there is nothing to restore" : "these can be restored; give their ids, or --all with --from DIR");
        return ExitCode.Done;
    }
}
