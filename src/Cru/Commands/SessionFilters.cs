using System.CommandLine;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary>
/// By what sessions are chosen: a query, and options, one for each field of the query language that they stand for.
/// </summary>
/// <param name="fields">The fields.</param>
internal sealed class SessionFilters(params string[] fields)
{
    /// <summary>What a session is; when something was said in it is not among it.</summary>
    public static readonly string[] Facts = ["type", "project", "title", "tag", "agent", "model", "state"];

    private readonly (string Field, Option<string[]> Option)[] options = Array.ConvertAll(fields, field => (field, Create(field)));

    /// <summary>Words of a query; for the commands that take nothing else.</summary>
    public Argument<string[]> Query { get; } = new("QUERY")
    {
        Description = "Only sessions that fit: words that are said in them, field:value; see 'cru help query'.",
        HelpName = "QUERY",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>All that a list takes.</summary>
    public static SessionFilters OfList() => new([.. Facts, "since", "until"]);

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var (_, option) in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was typed, with the words of <see cref="Query"/>.</summary>
    public ListRequest Request(CommandRun run) => Request(run, run.Get(Query) ?? []);

    /// <summary>What was typed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="words">The words of the query.</param>
    public ListRequest Request(CommandRun run, IReadOnlyList<string> words)
    {
        var filters = new List<KeyValuePair<string, string>>();
        foreach (var (field, option) in options)
        {
            filters.AddRange((run.Get(option) ?? []).Select(value => KeyValuePair.Create(field, value)));
        }

        return new() { Query = string.Join(' ', words), Filters = filters, Zone = run.Host.Zone() };
    }

    /// <summary>Tells what of a query may be meant otherwise than it was understood.</summary>
    public static void Tell(CommandRun run, Vault vault, ListRequest request)
    {
        foreach (string warning in vault.WarningsOf(request))
        {
            run.Tell(warning);
        }
    }

    /// <summary>The option of a field, as <c>search</c> has it too.</summary>
    public static Option<string[]> Create(string field) => field switch
    {
        "type" => Of(field, "Only sessions of this type.", "TYPE", "chat", "agent", "workflow", "plugin"),
        "project" => Of(field, "Only sessions of this project.", "NAME"),
        "title" => Of(field, "Only sessions with these words in the title.", "WORDS"),
        "tag" => Of(field, "Only sessions with this tag.", "TAG"),
        "agent" => Of(field, "Only what this agent did.", "NAME"),
        "model" => Of(field, "Only what this model said.", "NAME"),
        "state" => Of(field, "Only sessions in this state, such as active or ended.", "STATE"),
        "since" => Of(field, "Not older: a date, a time, or an age such as 7d or 12h.", "DATE"),
        "until" => Of(field, "Not newer; a bare date is meant to its end.", "DATE"),
        _ => throw new ArgumentException($"no option for '{field}'", nameof(field)),
    };

    // The known values are for completion; the query language says what else can be meant.
    private static Option<string[]> Of(string name, string description, string value, params string[] known)
    {
        var option = new Option<string[]>($"--{name}") { Description = description, HelpName = value };
        option.CompletionSources.Add(known);
        return option;
    }
}
