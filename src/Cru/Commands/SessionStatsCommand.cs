using System.CommandLine;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru session stats</c>.</summary>
internal static class SessionStatsCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var options = new StatsOptions();
        options.AddTo(command);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var shape = run.FormatBy(options.Format);
            var request = options.Request(run, vault, shape);
            StatsResult result;
            using (var progress = run.Progress("counting sessions"))
            {
                result = vault.Stats(request, progress, run.Cancel);
            }

            SessionFilters.Tell(run, vault, request.Among!);
            if (shape is OutputFormat.Json)
            {
                run.Write(StatsDocument.Of(vault, request, result, run.Shown(result.Elapsed)), CruJson.Readable.StatsDocument);
            }

            return run.Paged(shape, () =>
            {
                if (shape is not OutputFormat.Json)
                {
                    Print(vault, run, shape, request, result);
                    SessionReindexCommand.Tell(run, vault, result.Issues);
                }

                return Told(run, request, result);
            });
        }));
    }

    private static int Told(CommandRun run, StatsRequest request, StatsResult result)
    {
        bool fitsNothing = request.Among!.IsNarrow && result.Totals.Sessions == 0;
        if (fitsNothing)
        {
            run.Tell("no session fits");
        }

        return fitsNothing || result.Issues.Count > 0 ? ExitCode.Incomplete : ExitCode.Done;
    }

    private static void Print(Vault vault, CommandRun run, OutputFormat shape, StatsRequest request, StatsResult result)
    {
        if (shape is OutputFormat.Html)
        {
            result.WriteHtml(run.Output, request);
        }
        else
        {
            new StatsReport(vault, run, request, result).Write();
        }
    }
}
