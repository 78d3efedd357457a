using System.CommandLine;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary>What <c>cru session search</c> does with queries that are kept: list, save, forget.</summary>
internal sealed class SavedQueryVerbs
{
    private readonly Option<bool> list = new("--saved") { Description = "List the saved queries; @NAME in a query uses one." };
    private readonly Option<string> save = new("--save") { Description = "Save the query and its fields as @NAME in the vault's settings, without asking it.", HelpName = "NAME" };
    private readonly Option<string> forget = new("--forget") { Description = "Remove the saved query @NAME.", HelpName = "NAME" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> Options => [list, save, forget];

    /// <summary>Does what was asked for.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="run">What was typed.</param>
    /// <param name="query">The query with its options, to be saved.</param>
    /// <param name="format">How to answer.</param>
    /// <returns>Null when the query is to be asked.</returns>
    /// <exception cref="CruException">Two of them at once.</exception>
    public int? Run(Vault vault, CommandRun run, Func<string> query, OutputFormat format)
    {
        var (name, gone, isList) = (run.Get(save), run.Get(forget), run.Get(list));
        if (Convert.ToInt32(name is not null) + Convert.ToInt32(gone is not null) + Convert.ToInt32(isList) > 1)
        {
            throw CruException.Usage("--saved, --save and --forget ask for several things; give one of them");
        }

        if (name is not null)
        {
            return Save(vault, run, Name(name), query(), format);
        }

        return gone is not null ? Forget(vault, run, Name(gone), format) : isList ? List(vault, run, format) : null;
    }

    private static string Name(string typed) => typed.TrimStart('@');

    private static int Save(Vault vault, CommandRun run, string name, string query, OutputFormat format)
    {
        string? before = vault.SavedQueries().Queries.FirstOrDefault(saved => saved.Name == name)?.Query;
        vault.SaveQuery(name, query);
        if (format is OutputFormat.Json)
        {
            Write(vault, run, vault.SavedQueries());
        }
        else
        {
            string replaced = before is null || before == query ? "" : $"; before it was: {before}";
            run.Tell($"saved as @{name}: {query}{replaced}");
        }

        return ExitCode.Done;
    }

    private static int Forget(Vault vault, CommandRun run, string name, OutputFormat format)
    {
        bool isGone = vault.ForgetQuery(name);
        if (format is OutputFormat.Json)
        {
            Write(vault, run, vault.SavedQueries());
        }

        if (!isGone)
        {
            run.Tell($"there is no saved query '@{TerminalText.Line(name)}'");
        }

        return isGone ? ExitCode.Done : ExitCode.Incomplete;
    }

    private static int List(Vault vault, CommandRun run, OutputFormat format)
    {
        var saved = vault.SavedQueries();
        if (format is OutputFormat.Json)
        {
            Write(vault, run, saved);
        }
        else
        {
            WriteText(run, saved);
        }

        foreach (var issue in saved.Issues)
        {
            run.Tell(TerminalText.Line($"{issue.Path}: {issue.Problem}"));
        }

        return saved.Issues.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
    }

    private static void WriteText(CommandRun run, SavedQueryReading saved)
    {
        var table = new Table();
        foreach (var (name, query) in saved.Queries)
        {
            table.Add("@" + name, TerminalText.Line(query));
        }

        foreach (string line in table.Lines(run.Width))
        {
            run.Output.WriteLine(line);
        }
    }

    private static void Write(Vault vault, CommandRun run, SavedQueryReading saved)
    {
        var document = new SavedDocument
        {
            Vault = vault.Root,
            Queries = [.. saved.Queries.Select(query => new SavedLine(query.Name, query.Query))],
            Issues = [.. saved.Issues.Select(issue => new IssueLine(issue.Path, issue.Line, issue.Problem))],
        };
        run.Write(document, CruJson.Readable.SavedDocument);
    }
}
