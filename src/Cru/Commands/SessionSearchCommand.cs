using System.CommandLine;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Retention;
using MarkdownSessions.Search;

namespace Cru.Commands;

/// <summary><c>cru session search</c>.</summary>
internal static class SessionSearchCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var options = new SearchOptions();
        options.AddTo(command);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var format = options.Shape(run);
            if (options.Saved.Run(vault, run, () => options.QueryText(run), format) is { } done)
            {
                return done;
            }

            var (sessions, unknown) = options.Sessions.Read(vault, run);
            var request = options.Request(run, sessions);
            SearchResult result;
            using (var progress = run.Progress("reading sessions"))
            {
                result = vault.Search(request, progress, run.Cancel);
            }

            string[] elsewhere = result.Total == 0 || IsLookedAt(run, format) ? [.. vault.Archived().Select(Unsearched)] : [];
            result = result with { Warnings = [.. unknown, .. result.Warnings, .. elsewhere] };
            Tell(run, result, run.Get(options.Explain), request.Zone);
            return run.Paged(format, () =>
            {
                var report = new SearchReport(vault, run, request, result, format) { WithSigns = run.Get(options.Marks), Names = options.PageOfNames(run) };
                report.Write(run.Get(options.Count));
                return result.Total > 0 && result.Index.Unread.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
            });
        }));
    }

    // Who found something may miss what was archived all the same; a pipe has what it asked for.
    private static bool IsLookedAt(CommandRun run, OutputFormat format) => format is OutputFormat.Text && run.Width is not null;

    private static string Unsearched(ArchivedSessions archive) =>
        $"{Amounts.Count(archive.Count, "session was", "sessions were")} archived and not searched; --vault '{archive.Folder}' asks there";

    private static void Tell(CommandRun run, SearchResult result, bool explain, TimeZoneInfo zone)
    {
        run.TellOf(result.Index);
        foreach (string warning in result.Warnings)
        {
            run.Tell(warning);
        }

        if (explain)
        {
            foreach (string line in Explanation.Lines(result, zone))
            {
                run.Tell(TerminalText.Line(line));
            }
        }
    }
}
