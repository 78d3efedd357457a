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
        var type = new Option<string>("--type") { Description = "Only sessions of this type.", HelpName = "TYPE" };
        var project = new Option<string>("--project") { Description = "Only sessions of this project.", HelpName = "NAME" };
        var folder = new Option<string>("--cwd") { Description = "Only sessions held in this folder or below.", HelpName = "DIR" };
        var children = new Option<bool>("--include-children") { Description = "Also sessions that another one started." };
        foreach (var option in new Option[] { type, project, folder, children })
        {
            command.Options.Add(option);
        }

        command.SetAction(cru.InVault((vault, run) =>
        {
            IReadOnlyList<SessionSummary> all;
            using (var progress = run.Progress("reading sessions"))
            {
                all = vault.List(progress, run.Cancel);
            }

            run.TellOf(vault.Index);
            var row = SessionRow.Fold(all, run.Get(children)).FirstOrDefault(row =>
                IsSame(run.Get(type), row.Session.Type)
                && IsSame(run.Get(project), row.Session.Project)
                && (run.Get(folder) is not { } typed || IsWithin(row.Session.WorkingFolder, Path.GetFullPath(typed, run.Host.WorkingFolder))));
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

    private static bool IsSame(string? asked, string? found) =>
        asked is null || string.Equals(asked, found, StringComparison.OrdinalIgnoreCase);

    // As the source spelled it, which may be another system's way: nothing but its letters is compared.
    private static bool IsWithin(string? found, string folder)
    {
        string top = Path.TrimEndingDirectorySeparator(folder);
        return found is not null && (found == top || found.StartsWith(top.TrimEnd('/') + '/', StringComparison.Ordinal));
    }
}
