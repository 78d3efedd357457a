using System.CommandLine;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Model;
using MarkdownSessions.Statistics;

namespace Cru.Commands;

/// <summary><c>cru session stats</c>.</summary>
internal static class SessionStatsCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var words = new Argument<string[]>("ID|QUERY")
        {
            Description = "Only this session and those that it started; or sessions that fit a query of fields, such as tag:ci; otherwise all.",
            HelpName = "ID|QUERY",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var filters = new SessionFilters(SessionFilters.Facts);
        var groupBy = new Option<string>("--group-by") { Description = "Group by day, week, month, model, agent, project, type or tool.", HelpName = "WHAT" };
        groupBy.AcceptOnlyFromAmong([.. Enum.GetNames<StatsGrouping>().Select(name => name.ToLowerInvariant()).Where(name => name != "none")]);
        var since = new Option<string>("--since") { Description = "Not older: a date, a time, or an age such as 7d or 12h.", HelpName = "DATE" };
        var until = new Option<string>("--until") { Description = "Not newer; a bare date is meant to its end.", HelpName = "DATE" };
        var zone = new Option<string>("--tz") { Description = "Begin days in this zone, such as UTC, +02:00 or Europe/Berlin.", HelpName = "ZONE" };
        var format = FormatOption.Create("text", "json", "html");
        command.Arguments.Add(words);
        foreach (var option in new Option[] { groupBy, since, until })
        {
            command.Options.Add(option);
        }

        filters.AddTo(command);
        command.Options.Add(format);
        command.Options.Add(zone);

        command.SetAction(cru.InVault((vault, run) =>
        {
            var shape = run.FormatBy(format);
            string[] typed = run.Get(words) ?? [];
            bool isId = typed is [var only] && SessionId.TryParse(only, out _);
            var request = new StatsRequest
            {
                Session = isId ? vault.Resolve(typed[0]) : null,
                Among = filters.Request(run, isId ? [] : typed),
                GroupBy = run.Get(groupBy) is { } what ? Enum.Parse<StatsGrouping>(what, ignoreCase: true) : DefaultOf(shape),
                Since = run.Get(since),
                Until = run.Get(until),
                Zone = run.Get(zone) is { } named ? Zones.Find(named) : run.Host.Zone(),
            };
            StatsResult result;
            using (var progress = run.Progress("counting sessions"))
            {
                result = vault.Stats(request, progress, run.Cancel);
            }

            SessionFilters.Tell(run, vault, request.Among);
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

    // A page has room for the models beside the rest.
    private static StatsGrouping DefaultOf(OutputFormat shape) => shape is OutputFormat.Html ? StatsGrouping.Model : StatsGrouping.None;

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
