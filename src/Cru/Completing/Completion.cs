using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using Cru.Commands;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Storage;

namespace Cru.Completing;

/// <summary>
/// Answers the scripts of <see cref="CompletionScript"/>: how a line may go on. They call <c>cru [complete:N] WORD…</c>, where
/// N is the place of the word to complete among the words behind <c>cru</c>; it may be missing when nothing of it is typed.
/// Each line of the answer is <c>VALUE TAB DESCRIPTION</c>; one without a value asks the shell for its <c>files</c> or
/// <c>folders</c>.
/// </summary>
internal sealed class Completion(CruHost host)
{
    private const string Begin = "[complete:";
    private const string Files = "files";
    private const string Folders = "folders";

    /// <summary>Whether a program's first word is such a call.</summary>
    /// <param name="word">The word.</param>
    /// <param name="place">N.</param>
    public static bool TryReadPlace(string word, out int place)
    {
        place = 0;
        return word.StartsWith(Begin, StringComparison.Ordinal) && word.EndsWith(']')
            && int.TryParse(word.AsSpan(Begin.Length, word.Length - Begin.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out place);
    }

    /// <summary>Answers.</summary>
    /// <param name="words">The words behind <c>cru</c>.</param>
    /// <param name="place">Which of them is to be completed.</param>
    public void Write(IReadOnlyList<string> words, int place)
    {
        string[] before = [.. words.Take(place)];
        string typed = words.ElementAtOrDefault(place) ?? "";
        var line = TypedLine.Read(CruCommand.Create(new(host), name => before.Contains(name, StringComparer.Ordinal)), before);
        foreach (var (value, description) in Candidates(line, typed))
        {
            host.Output.WriteLine($"{value}\t{description}");
        }
    }

    private IEnumerable<(string Value, string? Description)> Candidates(TypedLine line, string typed)
    {
        if (line.IsValue(typed))
        {
            return Values(line.Awaiting!, line.Awaiting!.HelpName, typed, line);
        }

        if (line.TakesOptions && typed.StartsWith('-'))
        {
            return typed.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign ? ValuesBehind(line, typed, sign) : Options(line, typed);
        }

        return line.Command.Subcommands.Count > 0
            ? line.Command.Subcommands.Where(verb => Begins(verb.Name, typed)).Select(verb => (verb.Name, verb.Description))
            : line.Argument is { } argument ? Values(argument, argument.HelpName, typed, line) : [];
    }

    private static IEnumerable<(string Value, string? Description)> Options(TypedLine line, string typed) =>
        line.Options.SelectMany(option => CommandParts.Names(option).Select(name => (Value: name, option.Description)))
            .Where(name => Begins(name.Value, typed));

    // --format=js: a shell replaces the whole word.
    private IEnumerable<(string Value, string? Description)> ValuesBehind(TypedLine line, string typed, int sign) =>
        line.Find(typed[..sign]) is { } option
            ? Values(option, option.HelpName, typed[(sign + 1)..], line)
                .Select(value => value.Value.Length == 0 ? value : (typed[..(sign + 1)] + value.Value, value.Description))
            : [];

    private IEnumerable<(string Value, string? Description)> Values(Symbol taker, string? valueName, string typed, TypedLine line)
    {
        switch (valueName)
        {
            case "DIR" or "FOLDER":
                return [("", Folders)];
            case "FILE" or "PATH":
                return [("", Files)];
            case "ID" or "ID|QUERY" when NamesSession(taker, line.Command):
                return Ids(typed, line.Vault);
            default:
                var fixedValues = taker.GetCompletions(CompletionContext.Empty).Where(item => Begins(item.Label, typed));
                return fixedValues.Select(item => (item.Label, (string?)item.Detail));
        }
    }

    // The id of a new session or message is nobody's yet; what was removed is in no vault.
    private static bool NamesSession(Symbol taker, Command command) =>
        taker.Name != "--entry-id" && command.Name is not ("new" or "restore");

    // Spelled as it was begun: whole, or from behind its type on.
    private IEnumerable<(string Value, string? Description)> Ids(string typed, string? named)
    {
        foreach (var id in KnownIds(typed, named))
        {
            bool isWhole = id.Value.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
            yield return (isWhole ? id.Value : id.Value[(id.Value.IndexOf('-', StringComparison.Ordinal) + 1)..], null);
        }
    }

    private IReadOnlyList<MarkdownSessions.Model.SessionId> KnownIds(string typed, string? named)
    {
        try
        {
            using var vault = Vault.Open(new VaultLocator(new PhysicalFiles(), host).Find(named));
            return vault.IdsBeginning(typed);
        }
        catch (Exception e) when (e is CruException or VaultException)
        {
            // Nobody asked for a vault; a line that is typed is no place for its problems.
            return [];
        }
    }

    private static bool Begins(string value, string typed) => value.StartsWith(typed, StringComparison.Ordinal);
}
