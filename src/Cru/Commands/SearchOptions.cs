using System.CommandLine;
using Cru.Output;
using Cru.Settings;
using MarkdownSessions;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace Cru.Commands;

/// <summary>What can be typed behind <c>cru session search</c>, and the request that it makes.</summary>
internal sealed class SearchOptions
{
    /// <summary>As many as fit on a screen or two.</summary>
    public const int DefaultLimit = 20;

    private const int DefaultMaxChars = 160;

    // As many as one looks at: more would bury that the matches were few.
    private const int DefaultFill = 5;

    private readonly Argument<string[]> query = new("QUERY")
    {
        Description = "Words, \"phrases\", prefix*, -without, a OR b, (groups), field:value; all must fit. Without words: sessions. See 'cru help query'.",
        HelpName = "QUERY",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<WholeNumber> limit = WholeNumber.Option("--limit", $"Show at most this many hits; otherwise {DefaultLimit}. Of ids and files, at most this many; otherwise all.", least: 0, "-n");
    private readonly Option<WholeNumber> offset = WholeNumber.Option("--offset", "Pass over this many hits first.", least: 0);
    private readonly Option<string> cursor = new("--cursor") { Description = "Go on behind an earlier answer, at its next_cursor.", HelpName = "CURSOR" };
    private readonly Option<string> within = new("--within")
    {
        Description = "Where all words must stand: message or session; otherwise message first, then session.",
        HelpName = "PLACE",
    };

    private readonly Option<WholeNumber> fill = WholeNumber.Option(
        "--fill", $"If fewer sessions match, show up to this many by adding some that lack a word; otherwise {DefaultFill}, 0 for none.", least: 0);

    private readonly Option<string> sort = new("--sort") { Description = "Order by relevance, newest or oldest.", HelpName = "ORDER" };
    private readonly Option<string> rank = new("--rank") { Description = "Whose score orders the hits: core, the same for all engines, or engine.", HelpName = "BY" };
    private readonly (string Field, string Sign, Option<string[]> Option)[] fields;
    private readonly Option<bool> hasChildren = new("--has-children") { Description = "Only sessions that started others." };
    private readonly Option<bool> children = new("--include-children") { Description = "Show each hit in a sub-agent's session by itself." };
    private readonly Option<bool> rankAll = new("--rank-all") { Description = "Rank every match, also for very common words." };
    private readonly Option<string> zone = new("--tz") { Description = "Read and show dates in this zone, such as UTC, +02:00 or Europe/Berlin.", HelpName = "ZONE" };
    private readonly Option<WholeNumber> context = WholeNumber.Option("--context", "Show so many lines of the message before and behind each hit.", least: 0, "-C");
    private readonly Option<WholeNumber> maxChars = WholeNumber.Option("--max-chars", $"The longest snippet, in UTF-16 units; otherwise {DefaultMaxChars}.", least: 20);

    public SearchOptions()
    {
        within.AcceptOnlyFromAmong("message", "session");
        sort.AcceptOnlyFromAmong("relevance", "newest", "oldest");
        rank.AcceptOnlyFromAmong("core", "engine");
        fields =
        [
            Field("text", "These words, letter for letter: nothing in them is a sign of the query language.", "WORDS"),
            Field("in", "Only words that stand in text, code, tool, thinking or title.", "PLACE", "text", "code", "tool", "thinking", "title"),
            Field("role", "Only messages of this role.", "ROLE", [.. RoleAndTime.Roles]),
            Session("type"),
            Session("agent"),
            Session("model"),
            Field("tool", "Only messages that call this tool.", "NAME"),
            Field("file", "Only messages that read or change this file: a name, a path, the end of one, or *.ext.", "FILE"),
            Field("has", "Only what has code, tool, thinking, error, file, artifact, image, children, summary, cost, …", "WHAT", "code", "tool", "thinking", "error", "file", "artifact", "image", "children", "summary", "cost"),
            Session("project"),
            Field("branch", "Only sessions of this branch.", "NAME"),
            Field("cwd", "Only sessions that worked in this folder or below it.", "FOLDER"),
            Session("state"),
            Session("title"),
            Session("tag"),
            Field("id", "Only sessions whose id begins so.", "ID"),
            Field("parent", "Only sessions that this one started.", "ID"),
            Field("date", "Of this day, month or year, or from..to.", "DATE"),
            Session("since"),
            Session("until"),
            Bound("min-cost", "cost", ">=", "Only sessions that cost so much or more, in US dollars.", "USD"),
            Bound("max-cost", "cost", "<=", "Only sessions that cost so much or less; one of unknown cost never fits.", "USD"),
            Bound("min-tokens", "tokens", ">=", "Only sessions of so many tokens or more, such as 10k.", "N"),
            Bound("max-tokens", "tokens", "<=", "Only sessions of so many tokens or fewer.", "N"),
            Bound("min-messages", "messages", ">=", "Only sessions of so many messages or more.", "N"),
            Bound("max-messages", "messages", "<=", "Only sessions of so many messages or fewer.", "N"),
        ];
    }

    /// <summary>What the answer looks like.</summary>
    public Option<string> Format { get; } = FormatOption.Create("text", "json", "jsonl", "ids", "paths", "text0");

    /// <summary>Only the files of all matches.</summary>
    public Option<bool> Files { get; } = new("--files-with-matches", "-l") { Description = "Print the files of all matches only, each once." };

    /// <summary>Which sessions.</summary>
    public SessionsFrom Sessions { get; } = new();

    /// <summary>Only the number of matches.</summary>
    public Option<bool> Count { get; } = new("--count") { Description = "Print the number of matches only, exactly, however many." };

    /// <summary>Signs around the words that were found.</summary>
    public Option<bool> Marks { get; } = new("--marks") { Description = "Put ** around the words found where they are not coloured, as in a pipe." };

    /// <summary>Queries that are kept.</summary>
    public SavedQueryVerbs Saved { get; } = new();

    /// <summary>How the query was understood.</summary>
    public Option<bool> Explain { get; } = new("--explain") { Description = "Tell on standard error how the query was understood." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(query);
        Option[] all =
        [
            limit, sort, .. FieldOptions(true), Count, Files, context, Explain, Format, .. FieldOptions(false), hasChildren,
            within, fill, offset, cursor, Sessions.Option, .. Saved.Options, children, rankAll, rank, zone, maxChars, Marks,
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Only the query and what narrows it.</summary>
    public void AddFiltersTo(Command command)
    {
        command.Arguments.Add(query);
        foreach (var option in (Option[])[sort, .. FieldOptions(true), .. FieldOptions(false), hasChildren, within, fill, Sessions.Option, children, rankAll, zone])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the answer looks like, the files of all matches among it.</summary>
    /// <exception cref="CruException">Two things were asked for.</exception>
    public OutputFormat Shape(CommandRun run)
    {
        var format = run.FormatBy(Format);
        if (!run.Get(Files))
        {
            return format;
        }

        string? other = run.Get(Count) ? "--count" : run.AsJson ? "--json" : format is OutputFormat.Json or OutputFormat.JsonLines or OutputFormat.Ids ? "--format" : null;
        return other is not null
            ? throw CruException.Usage($"--files-with-matches and {other} ask for two things; give one of them")
            : format is OutputFormat.Text0 ? format : OutputFormat.Paths;
    }

    /// <summary>The request, in all sessions.</summary>
    /// <exception cref="CruException">A value cannot be meant.</exception>
    public SearchRequest Request(CommandRun run, IReadOnlyCollection<SessionId>? sessions = null)
    {
        // What goes into a pipe is matches and nothing else.
        bool showsHits = Shape(run) is OutputFormat.Text or OutputFormat.Json or OutputFormat.JsonLines && !run.Get(Count);
        bool isOfNames = PageOfNames(run) is not null;
        var request = new SearchRequest
        {
            Query = string.Join(' ', run.Get(query) ?? []),
            Filters = Filters(run),
            Sessions = sessions,
            Within = run.Get(within) is { } place ? Enum.Parse<SearchWithin>(place, ignoreCase: true) : null,
            Sort = run.Get(sort) is { } order ? Enum.Parse<SearchSort>(order, ignoreCase: true) : SearchSort.Relevance,
            Ranking = RankingOf(run),
            Limit = run.Get(Count) ? 0 : isOfNames ? int.MaxValue : run.Get(limit) ?? run.Number(SettingKeys.SearchLimit),
            RankAll = run.Get(rankAll) || run.Get(Count) || isOfNames,
            IncludeChildren = run.Get(children) || isOfNames,
            FillTo = showsHits ? run.Get(fill) ?? DefaultFill : 0,
            ContextLines = run.Get(context) ?? 0,
            SnippetLength = run.Get(maxChars) ?? DefaultMaxChars,
            Zone = run.Get(zone) is { } named ? Zones.Find(named) : run.Host.Zone(),
        };
        return isOfNames ? request : request with { Offset = OffsetOf(run, request) };
    }

    /// <summary>
    /// Which of the sessions or files to print, all of them unless a number is typed: what a pipe does not get nobody
    /// misses. Null where the answer is hits, or their count.
    /// </summary>
    /// <exception cref="CruException">A cursor is given, which counts hits.</exception>
    public NamePage? PageOfNames(CommandRun run)
    {
        var format = Shape(run);
        if (run.Get(Count) || format is not (OutputFormat.Ids or OutputFormat.Paths or OutputFormat.Text0))
        {
            return null;
        }

        string noun = format is OutputFormat.Ids ? "session" : "file";
        return run.Get(cursor) is null
            ? new(noun, run.Get(offset) ?? 0, run.Get(limit) ?? int.MaxValue)
            : throw CruException.Usage($"--cursor goes on in hits, and this prints {noun}s, all of them; leave it out, or give --offset");
    }

    /// <summary>The query and the options that are fields of it, in the query language.</summary>
    /// <exception cref="CruException">A value cannot be written in it, or an option is not part of a query.</exception>
    public string QueryText(CommandRun run)
    {
        if (run.Get(Sessions.Option) is not null || run.Get(sort) is not null || run.Get(rank) is not null || run.Get(zone) is not null || run.Get(fill) is not null || run.Get(children) || run.Get(rankAll))
        {
            throw CruException.Usage("--save keeps the query and its fields; --sessions-from, --sort, --rank, --tz, --fill, --include-children and --rank-all are given when it is used");
        }

        var words = new List<string>();
        string typed = string.Join(' ', run.Get(query) ?? []);
        var filters = Filters(run);
        if (typed.Length > 0)
        {
            words.Add(filters.Count == 0 ? typed : $"({typed})");
        }

        words.AddRange(filters.Select(filter => filter.Value.Contains('"', StringComparison.Ordinal)
            ? throw CruException.Usage($"--{filter.Key} '{filter.Value}' cannot be saved with a quote in it")
            : $"{filter.Key}:\"{filter.Value}\""));
        if (run.Get(within) is { } place)
        {
            words.Add($"within:{place}");
        }

        return string.Join(' ', words);
    }

    // An engine orders by its score only, and scores matches only.
    private SearchRanking RankingOf(CommandRun run)
    {
        if (run.Get(rank) is not "engine")
        {
            return SearchRanking.Core;
        }

        string? other = run.Get(sort) is not (null or "relevance") ? "--sort" : run.Get(fill) is > 0 ? "--fill" : null;
        return other is null
            ? SearchRanking.Engine
            : throw CruException.Usage($"--rank engine orders the matches by the engine's score, and nothing else; leave out {other}");
    }

    // What is typed daily stands first: help explains as many as fit on its page.
    private IEnumerable<Option> FieldOptions(bool daily)
    {
        foreach (var (field, _, option) in fields)
        {
            if ((field is "since" or "until" or "role" or "project" or "file" or "has") == daily)
            {
                yield return option;
            }
        }
    }

    private List<KeyValuePair<string, string>> Filters(CommandRun run)
    {
        var filters = new List<KeyValuePair<string, string>>();
        foreach (var (field, sign, option) in fields)
        {
            foreach (string value in run.Get(option) ?? [])
            {
                filters.Add(new(field, sign + value));
            }
        }

        if (run.Get(hasChildren))
        {
            filters.Add(new("has", "children"));
        }

        return filters;
    }

    private int OffsetOf(CommandRun run, SearchRequest request) => (run.Get(offset), run.Get(cursor)) switch
    {
        (not null, not null) => throw CruException.Usage("--offset and --cursor ask for two things; give one of them"),
        (_, { } typed) => SearchCursor.Read(typed, request),
        var (number, _) => number ?? 0,
    };

    private static (string Field, string Sign, Option<string[]> Option) Session(string field) => (field, "", SessionFilters.Create(field));

    // The known values are for completion; the query language says what else can be meant.
    private static (string Field, string Sign, Option<string[]> Option) Field(
        string name,
        string description,
        string value,
        params string[] known)
    {
        var option = new Option<string[]>($"--{name}") { Description = description, HelpName = value };
        option.CompletionSources.Add(known);
        return (name, "", option);
    }

    private static (string Field, string Sign, Option<string[]> Option) Bound(
        string option,
        string field,
        string sign,
        string description,
        string value) =>
        (field, sign, new($"--{option}") { Description = description, HelpName = value });
}
