using System.CommandLine;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Model;
using MarkdownSessions.Statistics;

namespace Cru.Commands;

/// <summary>What can be typed behind <c>cru session stats</c>, and the request that it makes.</summary>
internal sealed class StatsOptions
{
    private readonly Argument<string[]> words = new("ID|QUERY")
    {
        Description = "Only this session and those that it started; or sessions that fit a query of fields, such as tag:ci; otherwise all.",
        HelpName = "ID|QUERY",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly SessionFilters filters = new(SessionFilters.Facts);
    private readonly Option<string> groupBy = new("--group-by") { Description = "Group by day, week, month, model, agent, project, type or tool.", HelpName = "WHAT" };
    private readonly Option<string> since = new("--since") { Description = "Not older: a date, a time, or an age such as 7d or 12h.", HelpName = "DATE" };
    private readonly Option<string> until = new("--until") { Description = "Not newer; a bare date is meant to its end.", HelpName = "DATE" };
    private readonly Option<string> zone = new("--tz") { Description = "Begin days in this zone, such as UTC, +02:00 or Europe/Berlin.", HelpName = "ZONE" };

    public StatsOptions() =>
        groupBy.AcceptOnlyFromAmong([.. Enum.GetNames<StatsGrouping>().Select(name => name.ToLowerInvariant()).Where(name => name != "none")]);

    /// <summary>What the answer looks like.</summary>
    public Option<string> Format { get; } = FormatOption.Create("text", "json", "html");

    public void AddTo(Command command)
    {
        command.Arguments.Add(words);
        command.Options.Add(groupBy);
        command.Options.Add(since);
        command.Options.Add(until);
        filters.AddTo(command);
        command.Options.Add(Format);
        command.Options.Add(zone);
    }

    /// <summary>The request. A word that can be an id is one, so that a mistyped id is not taken for a query.</summary>
    /// <param name="run">The run.</param>
    /// <param name="vault">The vault, which knows the ids.</param>
    /// <param name="shape">What the answer looks like: a page groups by model unless something else is asked for.</param>
    public StatsRequest Request(CommandRun run, Vault vault, OutputFormat shape)
    {
        string[] typed = run.Get(words) ?? [];
        bool isId = typed is [var only] && SessionId.TryParse(only, out _);
        var days = run.Get(zone) is { } named ? Zones.Find(named) : run.Host.Zone();
        return new()
        {
            Session = isId ? vault.Resolve(typed[0]) : null,
            Among = filters.Request(run, isId ? [] : typed) with { Zone = days },
            GroupBy = run.Get(groupBy) is { } what ? Enum.Parse<StatsGrouping>(what, ignoreCase: true) : DefaultOf(shape),
            Since = run.Get(since),
            Until = run.Get(until),
            Zone = days,
        };
    }

    // A page has room for the models beside the rest.
    private static StatsGrouping DefaultOf(OutputFormat shape) => shape is OutputFormat.Html ? StatsGrouping.Model : StatsGrouping.None;
}
