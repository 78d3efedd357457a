using System.CommandLine;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Storage;

namespace Cru.Commands;

/// <summary><c>cru session reindex</c>.</summary>
internal static class SessionReindexCommand
{
    private const int MostIssuesShown = 20;

    public static void Fill(Command command, CruContext cru)
    {
        var full = new Option<bool>("--full") { Description = "Read every file and build the index anew, whatever it says." };
        command.Options.Add(full);
        command.SetAction(cru.InVault((vault, run) =>
        {
            ReindexResult result;
            using (var progress = run.Progress("reading sessions"))
            {
                result = vault.Reindex(new() { Full = run.Get(full) }, progress, run.Cancel);
            }

            run.TellOf(result.Index);
            Tell(run, vault, result.Issues);
            Report(vault, run, result);
            return result.Issues.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
        }));
    }

    /// <summary>Lists what could not be read.</summary>
    public static void Tell(CommandRun run, Vault vault, IReadOnlyList<LogIssue> issues)
    {
        if (run.AsJson)
        {
            return;
        }

        foreach (var issue in issues.Take(MostIssuesShown))
        {
            string line = issue.Line > 0 ? $":{issue.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
            run.TellProblem($"{run.ShownPath(vault, issue.Path)}{line}: {issue.Problem}");
        }

        if (issues.Count > MostIssuesShown)
        {
            run.TellProblem($"and {Amounts.Count(issues.Count - MostIssuesShown, "issue")} more; --json lists all");
        }
    }

    private static void Report(Vault vault, CommandRun run, ReindexResult result)
    {
        var elapsed = run.Shown(result.Elapsed);
        if (!run.AsJson)
        {
            run.Output.WriteLine(
                $"{Amounts.Count(result.Sessions, "session")}, {result.Read} read, {result.Removed} removed, "
                + $"{Amounts.Bytes(result.Bytes)} in {Amounts.Seconds(elapsed)}");
            return;
        }

        var document = new ReindexDocument
        {
            Vault = vault.Root,
            Sessions = result.Sessions,
            Read = result.Read,
            Removed = result.Removed,
            Bytes = result.Bytes,
            TookMs = (long)elapsed.TotalMilliseconds,
            Index = IndexLine.Of(result.Index),
            Issues = [.. result.Issues.Select(issue => new IssueLine(issue.Path, issue.Line, issue.Problem))],
        };
        run.Write(document, CruJson.Readable.ReindexDocument);
    }
}
