using System.CommandLine;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary>Options by which sessions are chosen, one for each field of the query language that they stand for.</summary>
internal sealed class SessionFilters
{
    private static readonly string[] Fields = ["type", "project", "tag", "agent", "model", "state", "since", "until"];

    private readonly Option<string[]>[] options = Array.ConvertAll(Fields, Create);

    /// <summary>Puts them on a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was typed.</summary>
    public ListRequest Request(CommandRun run)
    {
        var filters = new List<KeyValuePair<string, string>>();
        for (int at = 0; at < Fields.Length; at++)
        {
            foreach (string value in run.Get(options[at]) ?? [])
            {
                filters.Add(new(Fields[at], value));
            }
        }

        return new() { Filters = filters, Zone = run.Host.Zone() };
    }

    /// <summary>The option of a field, as <c>search</c> has it too.</summary>
    public static Option<string[]> Create(string field) => field switch
    {
        "type" => Of(field, "Only sessions of this type.", "TYPE", "chat", "agent", "workflow", "plugin"),
        "project" => Of(field, "Only sessions of this project.", "NAME"),
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
