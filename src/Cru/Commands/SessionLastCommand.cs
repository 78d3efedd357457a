using System.CommandLine;
using Cru.Json;
using MarkdownSessions;
using MarkdownSessions.Indexing;

namespace Cru.Commands;

/// <summary><c>cru session last</c>.</summary>
internal static class SessionLastCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var filters = SessionFilters.OfList();
        var folder = new Option<string>("--cwd") { Description = "Only sessions held in this folder or below.", HelpName = "DIR" };
        var children = new Option<bool>("--include-children") { Description = "Also sessions that another one started." };
        command.Arguments.Add(filters.Query);
        filters.AddTo(command);
        command.Options.Add(folder);
        command.Options.Add(children);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var request = filters.Request(run);
            IReadOnlyList<SessionSummary> all;
            using (var progress = run.Progress("reading sessions"))
            {
                all = vault.List(request, progress, run.Cancel);
            }

            run.TellOf(vault.Index);
            SessionFilters.Tell(run, vault, request);
            string? within = run.Get(folder) is { } typed ? Path.GetFullPath(typed, run.Host.WorkingFolder) : null;
            var rows = SessionRow.Fold([.. all.Where(session => within is null || IsWithin(session.WorkingFolder, within))], run.Get(children));
            var row = rows.Count > 0 ? rows[0] : null;
            Write(vault, run, row);
            return row is null || vault.Index.Unread.Count > 0 ? ExitCode.Incomplete : ExitCode.Done;
        }));
    }

    private static void Write(Vault vault, CommandRun run, SessionRow? row)
    {
        if (row is null)
        {
            run.Tell("no session fits");
        }

        if (!run.AsJson)
        {
            run.Output.Write(row is null ? "" : row.Session.Id.Value + "\n");
            return;
        }

        var document = new LastDocument
        {
            Vault = vault.Root,
            SessionId = row?.Session.Id.Value,
            Session = row is null ? null : SessionLine.Of(row.Session, row.Folded),
        };
        run.Write(document, CruJson.Readable.LastDocument);
    }

    // As the source spelled it, which may be another system's way: nothing but its letters is compared.
    private static bool IsWithin(string? found, string folder)
    {
        string top = Path.TrimEndingDirectorySeparator(folder);
        return found is not null && (found == top || found.StartsWith(top.TrimEnd('/') + '/', StringComparison.Ordinal));
    }
}
