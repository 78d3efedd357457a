using Cru.Json;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Retention;

namespace Cru.Commands;

/// <summary>Tells what became of sessions that were removed or brought back.</summary>
internal sealed class RemovalOutput(Vault vault, CommandRun run, string action)
{
    /// <summary>Where to or from; null for the trash.</summary>
    public string? Archive { get; init; }

    /// <summary>The limit of age, where one was asked for.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>What a person should know besides.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Prints what would be done.</summary>
    public void WritePlan(IReadOnlyList<RemovedLine> planned)
    {
        if (run.AsJson)
        {
            Write(planned, dryRun: true);
        }
    }

    /// <summary>Prints what was done.</summary>
    /// <returns>The exit code.</returns>
    public int Write(RemovalReport report)
    {
        if (run.AsJson)
        {
            Write([.. report.Sessions.Select(RemovedLine.Of)], dryRun: false);
        }
        else
        {
            WriteText(report);
        }

        return ExitCodeOf(report);
    }

    /// <summary>How the program ends: where sessions failed for several reasons, as for a disk that failed.</summary>
    public static int ExitCodeOf(RemovalReport report)
    {
        var errors = report.Sessions.Select(session => session.Error).OfType<VaultError>().Distinct().ToList();
        return errors switch
        {
            [] => report.IsComplete ? ExitCode.Done : ExitCode.Incomplete,
            [var one] => ErrorReport.ExitCodeOf(one),
            _ => ExitCode.DiskFailed,
        };
    }

    private void WriteText(RemovalReport report)
    {
        foreach (var session in report.Sessions)
        {
            switch (session.Outcome)
            {
                case RemovalOutcome.Skipped or RemovalOutcome.Failed:
                    run.Tell($"{session.Outcome.ToString().ToLowerInvariant()} {session.Id}: {session.Reason}");
                    break;
                default:
                    run.Output.WriteLine(session.Id.Value);
                    if (session.Reason is { } remark)
                    {
                        run.Tell($"{session.Id}: {remark}");
                    }

                    break;
            }
        }

        foreach (var outcome in report.Sessions.GroupBy(session => (session.Outcome, session.From)))
        {
            string where = outcome.Key.Outcome switch
            {
                RemovalOutcome.Restored => $" from {outcome.Key.From ?? "the trash"}",
                RemovalOutcome.Archived => $" to {Archive}",
                RemovalOutcome.Trashed => "; 'cru session restore ID' brings one back",
                _ => "",
            };
            string bytes = outcome.Sum(session => session.Bytes) is > 0 and var sum ? $" ({Amounts.Bytes(sum)})" : "";
            run.Tell($"{Amounts.Count(outcome.Count(), "session")}{bytes} {outcome.Key.Outcome.ToString().ToLowerInvariant()}{where}");
        }

        TellOfCopies(report);
        TellOfArchives(report);
    }

    private void TellOfCopies(RemovalReport report)
    {
        foreach (var copies in report.Sessions.Where(session => session.Kept is not null).GroupBy(session => TrashOf(session.Kept!), StringComparer.Ordinal))
        {
            bool isOwn = copies.Key == vault.Root;
            string trash = isOwn ? "the trash" : $"the trash of {copies.Key}";
            string named = isOwn ? "" : $" --vault {copies.Key}";
            run.Tell($"{Amounts.Count(copies.Count(), "copy stays", "copies stay")} in {trash} until 'cru session cleanup --empty-trash{named}'");
        }
    }

    private void TellOfArchives(RemovalReport report)
    {
        foreach (var session in report.Sessions.Where(session => session.Outcome is RemovalOutcome.Restored && session.StaysIn is not null))
        {
            run.Tell($"{session.Id}: the archive {session.StaysIn} keeps its copy; 'cru session delete {session.Id} --vault '{session.StaysIn}'' removes it there");
        }
    }

    // A copy lies in VAULT/.crucible/trash/.
    private static string TrashOf(string kept) => Path.GetFullPath("../../..", kept);

    private void Write(IReadOnlyList<RemovedLine> sessions, bool dryRun)
    {
        var document = new RemovalDocument
        {
            Vault = vault.Root,
            Action = action,
            DryRun = dryRun,
            Archive = Archive,
            Before = Before is { } limit ? Amounts.Utc(limit.UtcTicks) : null,
            Sessions = sessions,
            Warnings = Warnings,
        };
        run.Write(document, CruJson.Readable.RemovalDocument);
    }
}
