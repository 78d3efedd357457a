using System.CommandLine;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru session compact</c>.</summary>
internal static class SessionCompactCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        var summary = new Option<string>("--summary") { Description = "What is to be known of all before it; - reads standard input.", HelpName = "TEXT", Required = true };
        command.Arguments.Add(id);
        command.Options.Add(summary);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var session = run.Session(vault, id);
            string text = run.Get(summary)!;
            text = text == "-" ? TextInput.Read(run.Host, "--summary - reads standard input, which is a terminal; give the text itself") : text;
            Report(vault, run, vault.Compact(session, text));
            return ExitCode.Done;
        }));
    }

    private static void Report(Vault vault, CommandRun run, AppendResult written)
    {
        if (!run.AsJson)
        {
            run.Output.WriteLine(written.Address);
            return;
        }

        var document = new AppendDocument
        {
            Vault = vault.Root,
            SessionId = written.Session.Value,
            Messages = [new(written.Id.ToString(), written.Address, written.Path)],
            IndexBehind = written.IndexBehind,
        };
        run.Write(document, CruJson.Readable.AppendDocument);
    }
}
