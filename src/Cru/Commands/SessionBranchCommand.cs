using System.CommandLine;
using Cru.Json;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru session branch</c>.</summary>
internal static class SessionBranchCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        var at = new Option<string>("--at") { Description = "The last message to take over, by its id or a unique beginning of it; otherwise the newest.", HelpName = "MESSAGE" };
        var title = new Option<string>("--title") { Description = "Give a title; otherwise that of the original.", HelpName = "TEXT" };
        command.Arguments.Add(id);
        command.Options.Add(at);
        command.Options.Add(title);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var branch = vault.Branch(run.Session(vault, id), new() { At = run.Get(at), Title = run.Get(title) });
            Report(vault, run, branch);
            return ExitCode.Done;
        }));
    }

    private static void Report(Vault vault, CommandRun run, BranchResult branch)
    {
        if (!run.AsJson)
        {
            run.Output.WriteLine(branch.Session.Value);
            return;
        }

        var document = new BranchDocument
        {
            Vault = vault.Root,
            SessionId = branch.Session.Value,
            BranchedFrom = $"{branch.From}#{branch.At}",
            IndexBehind = branch.IndexBehind,
        };
        run.Write(document, CruJson.Readable.BranchDocument);
    }
}
