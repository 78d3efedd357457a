using MarkdownSessions.Indexing;

namespace MarkdownSessions.Search;

/// <summary>
/// Reads the query language (docs/search.md, "Query language"): words and phrases, <c>OR</c>,
/// <c>NOT</c> and minus, brackets, a star for a prefix, fields. Words side by side must all stand;
/// that binds closer than <c>OR</c>. Syntax never fails: what is no sign of the language is text.
/// </summary>
public sealed class QueryParser
{
    private readonly string query;
    private readonly QueryClock clock;
    private readonly List<string> warnings = [];
    private readonly IReadOnlyList<QueryToken> tokens;
    private readonly List<SessionCondition> conditions = [];
    private TimeRange range = TimeRange.Always;
    private SearchWithin? within;
    private string? ofWholeQuestion;
    private int next;

    private QueryParser(string query, QueryClock clock)
    {
        this.query = query;
        this.clock = clock;
        tokens = QueryLexer.Read(query, warnings);
    }

    /// <summary>Understands a query.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="clock">What its dates are read against.</param>
    /// <exception cref="QueryException">The value of a date field is no date.</exception>
    public static SearchQuestion Parse(string query, QueryClock clock) => Parse(query, [], clock);

    /// <summary>Understands a query and fields that must hold besides, such as a command's options.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="filters">Fields and their values, word for word; an error in one of them has column 0.</param>
    /// <param name="clock">What dates are read against.</param>
    /// <exception cref="QueryException">The value of a date field is no date.</exception>
    public static SearchQuestion Parse(string query, IReadOnlyList<KeyValuePair<string, string>> filters, QueryClock clock) =>
        new QueryParser(query, clock).Read(filters);

    private SearchQuestion Read(IReadOnlyList<KeyValuePair<string, string>> filters)
    {
        var match = Narrow(ReadAny(depth: 0), filters);
        var words = QuestionWords.Of(match);
        return new()
        {
            Text = query,
            Match = match,
            Conditions = conditions,
            Range = range,
            Within = within,
            Words = words,
            NeedsFrequencies = QuestionWords.NeedFrequencies(match),
            Warnings = [.. warnings.Distinct(StringComparer.Ordinal)],
        };
    }

    private Match? Narrow(Match? match, IReadOnlyList<KeyValuePair<string, string>> filters)
    {
        if (filters.Count == 0)
        {
            return match;
        }

        var group = new QueryGroup(warnings);
        group.Add(match, isNegated: false);
        foreach (var (field, value) in filters)
        {
            ReadField(group, new(QueryTokenKind.Field, value, 0) { Field = field, IsQuoted = true }, isNegated: false, depth: 0);
        }

        return group.Finish();
    }

    private Match? ReadAny(int depth)
    {
        var branches = new List<Match?> { ReadAll(depth) };
        while (Is(QueryTokenKind.Or))
        {
            next++;
            branches.Add(ReadAll(depth));
        }

        if (branches.Count > 1)
        {
            WarnOfEmptyBranch(branches);
            if (depth == 0 && ofWholeQuestion is { } field)
            {
                warnings.Add($"'{field}:' beside OR applies to the whole question");
            }
        }

        return MatchForm.Any(branches.OfType<Match>());
    }

    private bool Is(QueryTokenKind kind) => next < tokens.Count && tokens[next].Kind == kind;

    private void WarnOfEmptyBranch(List<Match?> branches)
    {
        if (branches.Contains(null))
        {
            warnings.Add("an OR has no words on one side; that side is left out");
        }
    }

    private Match? ReadAll(int depth)
    {
        var group = new QueryGroup(warnings);
        while (next < tokens.Count && !Is(QueryTokenKind.Close) && !Is(QueryTokenKind.Or))
        {
            ReadOperand(group, depth);
        }

        return group.Finish();
    }

    private void ReadOperand(QueryGroup group, int depth)
    {
        bool isNegated = false;
        while (Is(QueryTokenKind.Not) || Is(QueryTokenKind.And))
        {
            isNegated ^= tokens[next++].Kind == QueryTokenKind.Not;
        }

        if (next == tokens.Count || tokens[next].Kind is QueryTokenKind.Or or QueryTokenKind.Close)
        {
            WarnOfLoneNot(isNegated);
            return;
        }

        var token = tokens[next++];
        switch (token.Kind)
        {
            case QueryTokenKind.Open:
                group.Add(ReadAny(depth + 1), isNegated);
                next++;
                break;
            case QueryTokenKind.Field:
                ReadField(group, token, isNegated, depth);
                break;
            default:
                group.Add(WordsOf(token), isNegated);
                break;
        }
    }

    private void WarnOfLoneNot(bool isNegated)
    {
        if (isNegated)
        {
            warnings.Add("a NOT has nothing behind it; left out");
        }
    }

    private Match? WordsOf(QueryToken token) => token switch
    {
        { IsQuoted: true } => QueryWords.Phrase(token.Text, token.IsPrefix, warnings),
        { Text: "*" } => new MatchEverything(),
        _ => QueryWords.Identifier(token.Text, token.IsPrefix, warnings),
    };

    private void ReadField(QueryGroup group, QueryToken token, bool isNegated, int depth)
    {
        string field = FieldMeant(token);
        if (QueryFields.Facts.Contains(field, StringComparer.Ordinal))
        {
            group.AddFact(field, token.Text, isNegated);
        }
        else if (field == "in")
        {
            group.AddScope(token, isNegated);
        }
        else if (field == "within")
        {
            ReadWithin(group, token);
        }
        else
        {
            NoteWhole(field, depth);
            ReadWhole(field, token, isNegated);
        }
    }

    /// <summary><c>is:</c> asks for a state, or for a tag.</summary>
    private static string FieldMeant(QueryToken token) => token switch
    {
        { Field: "is", Text: "active" or "ended" or "archived" } => "state",
        { Field: "is" } => "tag",
        _ => token.Field!,
    };

    private void ReadWithin(QueryGroup group, QueryToken token)
    {
        if (Enum.TryParse<SearchWithin>(token.Text, ignoreCase: true, out var read) && Enum.IsDefined(read))
        {
            within = read;
            return;
        }

        warnings.Add($"'within:' takes message or session, not '{token.Text}'; searched as text");
        group.Add(QueryWords.Phrase(token.Text, isPrefix: false, warnings), isNegated: false);
    }

    /// <summary>Dates and the session's fields cannot hold for one side of an OR only.</summary>
    private void NoteWhole(string field, int depth)
    {
        ofWholeQuestion ??= field;
        if (depth > 0)
        {
            warnings.Add($"'{field}:' in brackets applies to the whole question");
        }
    }

    private void ReadWhole(string field, QueryToken token, bool isNegated)
    {
        if (QueryFields.OfSession.TryGetValue(field, out var comparison))
        {
            bool isBeginning = token.IsPrefix && comparison == SessionComparison.Equals;
            comparison = isBeginning ? SessionComparison.BeginsWith : comparison;
            conditions.Add(new(field, token.Text, isNegated, comparison));
            return;
        }

        var asked = QueryDates.Read(field, token, isNegated, clock);
        range = new(Math.Max(range.From, asked.From), Math.Min(range.To, asked.To));
        if (range.From > range.To)
        {
            warnings.Add("no time fits all dates of the query");
        }
    }
}
