using System.Globalization;
using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Names what of a question nothing in the vault fits, whatever else was asked, and what there is instead: no other
/// word would help there (docs/search.md, "Did you mean").
/// </summary>
/// <param name="index">The facts of messages.</param>
/// <param name="fields">The facts of sessions.</param>
/// <param name="sessions">All sessions.</param>
/// <param name="limit">When it is over, no more values are counted.</param>
internal sealed class FilterHints(ISessionIndex index, SessionFields fields, IReadOnlyList<IndexedSession> sessions, TimeLimit limit)
{
    private const int MostKnown = 5;
    private const int MostTools = 100;

    /// <summary>What nothing fits; none of an empty vault, where that says nothing.</summary>
    public IReadOnlyList<EmptyFilter> Empty(SearchQuestion question, TimeZoneInfo zone)
    {
        if (sessions.Count == 0)
        {
            return [];
        }

        // Of one field any value will do; of has: and of numbers each must hold.
        var filters = question.Filters.GroupBy(filter =>
            filter.Field == "has" || QueryFields.Amounts.Contains(filter.Field, StringComparer.Ordinal) ? (filter.Field, filter.Value) : (filter.Field, ""));
        return
        [
            .. filters.Where(group => IsEmpty(group.Key.Field, [.. group], question))
                .Select(group => Told(group.Key.Field, string.Join(',', group.Select(filter => filter.Value)), zone)),
        ];
    }

    private bool IsEmpty(string field, List<TypedFilter> group, SearchQuestion question)
    {
        if (QueryFields.Dates.Contains(field, StringComparer.Ordinal))
        {
            return !sessions.Any(session => SessionFields.IsActiveIn(question.Range, session.Summary));
        }

        if (group.TrueForAll(filter => filter.Match is not null))
        {
            return !group.Exists(filter => index.Walk(filter.Match!, TimeRange.Always).Any());
        }

        var conditions = question.Conditions
            .Where(condition => condition.Field == field && !condition.IsNegated)
            .Where(condition => field != "has" || group.Exists(filter => condition.Value.Equals(filter.Value, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return conditions.Count > 0 && !sessions.Any(session => fields.Fit(conditions, session.Summary));
    }

    private EmptyFilter Told(string field, string value, TimeZoneInfo zone) => field switch
    {
        "tool" => new(field, value, Tools(value), SearchTier.Message),
        "date" or "since" or "until" => new(field, value, [Period(zone)], SearchTier.Session),
        "type" or "agent" or "model" or "project" or "branch" or "state" or "tag" or "cwd" => new(field, value, OfSessions(field, value), SearchTier.Session),
        _ => new(field, value, [], SearchTier.Session),
    };

    private IReadOnlyList<KnownValue> OfSessions(string field, string asked) => Most(asked, sessions
        .SelectMany(session => fields.Values(field, session.Summary).Distinct(StringComparer.Ordinal))
        .GroupBy(value => value, StringComparer.Ordinal)
        .Select(group => new KnownValue(group.Key, group.Count())));

    // A name's words are facts, too; one that is a word of a longer name only says less.
    private IReadOnlyList<KnownValue> Tools(string asked)
    {
        // An engine may name one twice, and rather more of them than are read here.
        var names = index.FactsOf("tool").Distinct(StringComparer.Ordinal).Take(MostTools).ToList();
        return Most(asked, names
            .Where(name => !names.Exists(longer => longer.Length > name.Length && IsWordOf(name, longer)))
            .TakeWhile(_ => !limit.IsOver)
            .Select(name => new KnownValue(name, Count(new MatchFact(SearchFacts.Of("tool", name)))))
            .Where(known => known.Count > 0));
    }

    private static bool IsWordOf(string word, string name) =>
        QueryWords.Phrase(name, isPrefix: false, [])?.Words is { Count: > 1 } words && words.Contains(word, StringComparer.Ordinal);

    private long Count(Match match) => index.Walk(match, TimeRange.Always).Take(CandidateWalk.MostCounted).LongCount();

    // What was probably meant comes first, however rare.
    private static IReadOnlyList<KnownValue> Most(string asked, IEnumerable<KnownValue> values) =>
    [
        .. values.OrderBy(known => Misspelling(asked, known.Value)).ThenByDescending(known => known.Count).ThenBy(known => known.Value, StringComparer.Ordinal).Take(MostKnown),
    ];

    // One mistake in a short word, two in a longer one: more makes another word of it, and those are all as far.
    private static int Misspelling(string asked, string value)
    {
        int most = asked.Length < 5 ? 1 : 2;
        int distance = EditDistance.Of(Tokenizer.Fold(asked), Tokenizer.Fold(value));
        return Math.Min(distance < value.Length ? distance : most + 1, most + 1);
    }

    private KnownValue Period(TimeZoneInfo zone)
    {
        string from = Day(sessions.Min(session => session.Summary.StartedTicks), zone);
        string to = Day(sessions.Max(session => session.Summary.LastTicks), zone);
        return new(from == to ? from : $"{from}..{to}", sessions.Count);
    }

    private static string Day(long ticks, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(ticks, TimeSpan.Zero), zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
