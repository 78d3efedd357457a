using System.Globalization;
using Cru.Json;
using Cru.Output;
using MarkdownSessions.Import;

namespace Cru.Commands;

/// <summary>Tells what an import did.</summary>
internal static class ImportReport
{
    private const int MostIssuesShown = 20;

    /// <summary>Prints the report.</summary>
    /// <param name="run">Where to.</param>
    /// <param name="target">The vault.</param>
    /// <param name="result">What was done.</param>
    /// <returns>The exit code.</returns>
    public static int Write(CommandRun run, ImportTarget target, ImportResult result)
    {
        if (run.AsJson)
        {
            run.Write(Document(run, target, result), CruJson.Readable.ImportDocument);
        }
        else
        {
            WriteText(run, target, result);
        }

        bool isIncomplete = result.Sources.Any(source => source.Outcome is ImportOutcome.Failed)
            || result.Account.Skipped.Keys.Any(reason => reason.StartsWith(ImportAccount.Unreadable, StringComparison.Ordinal));
        return isIncomplete ? ExitCode.Incomplete : ExitCode.Done;
    }

    private static void WriteText(CommandRun run, ImportTarget target, ImportResult result)
    {
        foreach (var source in result.Sources.Where(IsNews))
        {
            run.Output.WriteLine(TerminalText.Line(Line(source, result.DryRun)));
        }

        var account = result.Account;
        foreach (var issue in account.Issues.Take(MostIssuesShown))
        {
            run.Tell($"{issue.Path}:{issue.Line.ToString(CultureInfo.InvariantCulture)}: {issue.Problem}");
        }

        long more = account.Issues.Count + account.IssuesDropped - MostIssuesShown;
        if (more > 0)
        {
            run.Tell($"and {Amounts.Count(more, "issue")} more; --json lists up to {Amounts.Count(ImportAccount.MaxIssues, "issue")}");
        }

        WriteTotals(run, target, result);
    }

    // What was there already and what is no session would bury the rest.
    private static bool IsNews(ImportedSource source) => source.Outcome is not (ImportOutcome.Unchanged or ImportOutcome.LeftOut or ImportOutcome.NoSession);

    private static string Line(ImportedSource source, bool isDryRun) => source.Outcome switch
    {
        ImportOutcome.Failed => $"failed    {source.Path}: {source.Problem}",
        var outcome => $"{Told(outcome, isDryRun),-8}  {source.Session}  {Amounts.Count(source.Entries, "entry", "entries")}  {source.Path}",
    };

    private static void WriteTotals(CommandRun run, ImportTarget target, ImportResult result)
    {
        var account = result.Account;
        var outcomes = Enum.GetValues<ImportOutcome>()
            .Select(outcome => (Name: Told(outcome, result.DryRun), Number: result.Sources.Count(source => source.Outcome == outcome)))
            .Where(outcome => outcome.Number > 0)
            .Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome.Number} {outcome.Name}"));
        string head = $"{Amounts.Count(result.Sources.Count, "source")}, {Amounts.Bytes(result.Bytes)} in {Amounts.Seconds(run.Shown(result.Elapsed))}";
        run.Output.WriteLine(string.Join(": ", new[] { head, string.Join(", ", outcomes) }.Where(text => text.Length > 0)));
        run.Output.WriteLine(
            $"{Amounts.Count(account.Records, "record")}: {Whole(account.Imported)} imported, "
            + $"{Whole(account.Opaque.Values.Sum())} kept as they are, {Whole(account.Skipped.Values.Sum())} skipped");
        WriteSums(run, "kept as it is", account.Opaque.Select(kind => (kind.Key, Whole(kind.Value))));
        WriteSums(run, "skipped", account.Skipped.Select(reason => (reason.Key, Whole(reason.Value))));
        WriteSums(run, "field left out", account.Dropped.Select(field => (field.Key, $"{Whole(field.Value.Count)}, {Amounts.Bytes(field.Value.Bytes)}")));
        int leftOut = result.Sources.Count(source => source.Outcome is ImportOutcome.LeftOut);
        if (leftOut > 0)
        {
            run.Tell($"left out {Amounts.Count(leftOut, "session")} that were archived or deleted here; --include-removed imports them");
        }

        if (result.DryRun)
        {
            run.Tell(target.IsNew
                ? $"dry run; nothing was written. There is no vault: one would be made in {target.Folder}"
                : $"dry run; nothing was written. The vault is {target.Folder}");
        }
    }

    private static void WriteSums(CommandRun run, string what, IEnumerable<(string Name, string Number)> sums)
    {
        foreach (var (name, number) in sums)
        {
            run.Output.WriteLine($"  {what}: {TerminalText.Line(name)} ({number})");
        }
    }

    private static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    // What a dry run tells would be done, and was not.
    private static string Told(ImportOutcome outcome, bool isDryRun) =>
        (isDryRun && outcome is (ImportOutcome.Created or ImportOutcome.Extended) ? "would be " : "") + Spell(outcome, ' ');

    private static string Spell(ImportOutcome outcome, char blank) =>
        outcome is ImportOutcome.NoSession ? $"no{blank}session"
        : outcome is ImportOutcome.LeftOut ? $"left{blank}out"
        : outcome.ToString().ToLowerInvariant();

    private static ImportDocument Document(CommandRun run, ImportTarget target, ImportResult result) => new()
    {
        Vault = target.Folder,
        VaultIsNew = target.IsNew,
        From = result.From,
        DryRun = result.DryRun,
        Records = result.Account.Records,
        Imported = result.Account.Imported,
        Opaque = result.Account.Opaque,
        Skipped = result.Account.Skipped,
        Dropped = result.Account.Dropped.ToDictionary(
            field => field.Key, field => new DroppedLine(field.Value.Count, field.Value.Bytes), StringComparer.Ordinal),
        Bytes = result.Bytes,
        TookMs = (long)run.Shown(result.Elapsed).TotalMilliseconds,
        Sources =
        [
            .. result.Sources.Select(source =>
                new SourceLine(source.Path, Spell(source.Outcome, '_'), source.Session, source.Entries, source.Known, source.Problem)),
        ],
        Issues = [.. result.Account.Issues.Select(issue => new IssueLine(issue.Path, issue.Line, issue.Problem))],
        IssuesDropped = result.Account.IssuesDropped,
    };
}
