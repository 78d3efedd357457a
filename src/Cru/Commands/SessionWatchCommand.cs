using System.CommandLine;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru session watch</c>.</summary>
internal static class SessionWatchCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var format = FormatOption.Create("text", "jsonl");
        command.Options.Add(format);
        command.SetAction(cru.InVault((vault, run) =>
        {
            bool asLines = run.FormatBy(format) is OutputFormat.JsonLines;
            if (run.AsJson && !asLines)
            {
                throw CruException.Usage("watch has no end and so no one document; --format jsonl prints a line for each look");
            }

            bool wasLimited = false;
            vault.Watch(
                report =>
                {
                    Tell(run, report, asLines, ref wasLimited);
                    run.Output.Flush();
                },
                run.Cancel);
            return ExitCode.Done;
        }));
    }

    private static void Tell(CommandRun run, WatchReport report, bool asLines, ref bool wasLimited)
    {
        if (asLines)
        {
            run.Write(WatchLine.Of(report), CruJson.Readable.WatchLine);
            return;
        }

        if (report.IsLimited && !wasLimited)
        {
            run.Tell("limited: the system does not tell of every change (too many folders for its watches); polling every 5 s");
        }

        wasLimited = report.IsLimited;
        run.TellOf(report.Index);
        string time = Amounts.Minute(run.Clock.GetUtcNow().UtcTicks, run.Host.Zone());
        run.Output.WriteLine($"{time}  {Amounts.Count(report.Read, "session")} read, {report.Removed} removed");
    }
}
