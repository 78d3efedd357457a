using System.CommandLine;
using Cru.Output;
using Cru.Picking;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru session pick</c>.</summary>
internal static class SessionPickCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var options = new SearchOptions();
        options.AddFiltersTo(command);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var (sessions, unknown) = options.Sessions.Read(vault, run);
            foreach (string warning in unknown)
            {
                run.Tell(warning);
            }

            var request = options.Request(run, sessions);
            using var terminal = IsForAPerson(run, request) ? run.Host.OpenTerminal() : null;
            return terminal is null ? List(vault, run, request) : Pick(vault, run, request, terminal);
        }));
    }

    // A program that collects what is printed would wait for a key for ever. Ids that are piped in leave no terminal there.
    private static bool IsForAPerson(CommandRun run, SearchRequest request) =>
        !run.AsJson
        && run.Host.ErrorIsTerminal()
        && (run.Host.InputIsTerminal() || request.Sessions is not null)
        && run.Host.Variable("TERM") is not (null or "" or "dumb");

    private static int Pick(Vault vault, CommandRun run, SearchRequest request, IPickerTerminal terminal)
    {
        PickerHit? picked;
        using (var picker = new Picker(vault, run, request, terminal))
        {
            try
            {
                picked = picker.Pick();
            }
            finally
            {
                terminal.Leave();
            }
        }

        if (picked is null)
        {
            return ExitCode.Interrupted;
        }

        run.Output.WriteLine(picked.Session);
        return ExitCode.Done;
    }

    private static int List(Vault vault, CommandRun run, SearchRequest request)
    {
        var result = vault.Search(request, progress: null, run.Cancel);
        if (!run.AsJson)
        {
            run.Tell("there is no terminal to pick on; these are the hits");
        }

        run.TellOf(result.Index);
        foreach (string warning in result.Warnings)
        {
            run.Tell(warning);
        }

        new SearchReport(vault, run, request, result, run.AsJson ? OutputFormat.Json : OutputFormat.Text).Write(onlyCount: false);
        return result.Total > 0 ? ExitCode.Done : ExitCode.Incomplete;
    }
}
