using System.CommandLine;
using Cru.Json;
using Cru.Output;
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
        var all = new Option<bool>("--all") { Description = "Bring back all that --from holds; without it all that was deleted, from the trash." };
        var yes = Confirmation.Option();
        command.Arguments.Add(ids);
        foreach (var option in new Option[] { from, all, yes })
        {
            command.Options.Add(option);
        }

        command.SetAction(cru.InVault((vault, run) =>
        {
            string? archive = run.Get(from) is { } typed ? Path.GetFullPath(typed, run.Host.WorkingFolder) : null;
            switch (run.Get(ids) ?? [], run.Get(all))
            {
                case ([], false):
                    return Offer(vault, run, archive);
                case ([], true):
                    return RestoreAll(vault, run, archive, yes);
                case (var named, false):
                    return Restore(vault, run, Answer(vault, run, archive, []), [.. named.Select(text => vault.ResolveRemoved(text, archive)).Distinct()]);
                default:
                    throw CruException.Usage("give the sessions to restore, or --all for all, not both");
            }
        }));
    }

    private static int Offer(Vault vault, CommandRun run, string? archive)
    {
        var removed = vault.ListRemoved(archive, run.Cancel);

        // An archive may still hold what came back.
        List<RestorableSession> away = [.. removed.Sessions.Where(session => !vault.Has(session.Id.Value))];
        string[] lost = [.. removed.Lost.GroupBy(session => session.Archive, StringComparer.Ordinal).Select(sessions => Lost(sessions.Key, sessions.Count()))];
        if (run.AsJson)
        {
            Answer(vault, run, archive, lost).WritePlan([.. away.Select(RemovedLine.Planned)]);
            return ExitCode.Done;
        }

        Show(vault, run, away);
        foreach (string line in lost)
        {
            run.Tell(line);
        }

        run.Tell(away.Count == 0 ? "there is nothing to restore" : "these can be restored; give their ids, or --all");
        return ExitCode.Done;
    }

    // What was archived leaves a copy in the trash; who wants back what was deleted does not want that.
    private static int RestoreAll(Vault vault, CommandRun run, string? archive, Option<bool> yes)
    {
        var removed = vault.ListRemoved(archive, run.Cancel).Sessions;
        var all = archive is null ? [.. removed.Where(session => session.Archive is null)] : removed;
        if (all.Count == 0)
        {
            return NothingToRestore(vault, run, archive, isSomeArchived: removed.Count > 0);
        }

        if (!run.AsJson && !run.Get(yes))
        {
            Show(vault, run, all);
        }

        string what = $"{Amounts.Count(all.Count, "session")} ({Amounts.Bytes(all.Sum(session => session.Bytes))})";
        var output = Answer(vault, run, archive, []);
        Confirmation.Demand(
            run, yes, $"restore {what} from {archive ?? "the trash"}", () => output.WritePlan([.. all.Select(RemovedLine.Planned)]));
        return Restore(vault, run, output, [.. all.Select(session => session.Id)]);
    }

    private static int NothingToRestore(Vault vault, CommandRun run, string? archive, bool isSomeArchived)
    {
        Answer(vault, run, archive, []).WritePlan([]);
        if (!run.AsJson)
        {
            run.Tell(isSomeArchived
                ? "the trash holds nothing but copies of what was archived; 'cru session restore' lists it, --from DIR takes an archive's"
                : "there is nothing to restore");
        }

        return ExitCode.Done;
    }

    private static int Restore(Vault vault, CommandRun run, RemovalOutput output, IReadOnlyList<SessionId> sessions)
    {
        using var progress = run.Progress("restoring sessions");
        return output.Write(vault.Restore(sessions, output.Archive, progress, run.Cancel));
    }

    private static RemovalOutput Answer(Vault vault, CommandRun run, string? archive, IReadOnlyList<string> warnings) =>
        new(vault, run, "restore") { Archive = archive, Warnings = warnings };

    private static void Show(Vault vault, CommandRun run, IReadOnlyList<RestorableSession> sessions)
    {
        var table = new Table();
        foreach (var session in sessions)
        {
            table.Add(
                session.Id.Value,
                session.Removed is { } removed ? Amounts.Minute(removed.UtcTicks, run.Host.Zone()) : "-",
                Amounts.Bytes(session.Bytes),
                session.Archive is { } archive ? TerminalText.Line(run.ShownPath(vault, archive)) : "trash",
                TerminalText.Line(session.Title));
        }

        foreach (string line in table.Lines(run.Width, right: 2))
        {
            run.Output.WriteLine(line);
        }
    }

    private static string Lost(string archive, int count) =>
        $"{Amounts.Count(count, "session was", "sessions were")} archived to {archive} and {(count == 1 ? "is" : "are")} not there; if that folder was moved, --from DIR says where it lies now";
}
