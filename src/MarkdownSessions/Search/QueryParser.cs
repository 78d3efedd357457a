namespace MarkdownSessions.Search;

/// <summary>
/// Reads the query language (docs/search.md, "Query language"): words and phrases, <c>OR</c>,
/// <c>NOT</c> and minus, brackets, a star for a prefix, a tilde for a fuzzy word, fields. Words side by side must all stand;
/// that binds closer than <c>OR</c>. Syntax never fails: what is no sign of the language is text.
/// </summary>
public sealed class QueryParser
{
    private readonly string query;
    private readonly QueryClock clock;
    private readonly List<string> warnings = [];
    private readonly IReadOnlyList<QueryToken> tokens;
    private readonly List<SessionCondition> conditions = [];
    private readonly List<TypedWords> typed = [];
    private readonly List<TypedFilter> filtering = [];
    private TimeRange range = TimeRange.Always;
    private SearchWithin? within;
    private string? ofWholeQuestion;
    private int next;

    private QueryParser(string query, QueryClock clock, SavedQueryList saved)
    {
        this.query = query;
        this.clock = clock;
        tokens = QueryLexer.Read(query, warnings, saved);
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
    /// <param name="saved">What stands for <c>@name</c>; null for nothing.</param>
    /// <exception cref="QueryException">
    /// The value of a date field is no date, that of a filter cannot be meant, or a saved query names itself.
    /// </exception>
    public static SearchQuestion Parse(
        string query,
        IReadOnlyList<KeyValuePair<string, string>> filters,
        QueryClock clock,
        SavedQueryList? saved = null) =>
        new QueryParser(query, clock, saved ?? SavedQueryList.None).Read(filters);

    private SearchQuestion Read(IReadOnlyList<KeyValuePair<string, string>> filters)
    {
        var match = Narrow(ReadAny(depth: 0, isInverted: false), filters);
        var words = QuestionWords.Of(match);
        return new()
        {
            Text = query,
            Match = match,
            Conditions = conditions,
            Range = range,
            Within = within,
            Words = words,
            Typed = typed,
            Filters = filtering,
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
            ReadField(group, new(QueryTokenKind.Field, value, 0) { Field = field, IsQuoted = true }, isNegated: false, isInverted: false, depth: 0);
        }

        return group.Finish();
    }

    // Inside of brackets that are negated, a field of the session must not hold.
    private Match? ReadAny(int depth, bool isInverted)
    {
        var branches = new List<Match?> { ReadAll(depth, isInverted) };
        while (Is(QueryTokenKind.Or))
        {
            next++;
            branches.Add(ReadAll(depth, isInverted));
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

    private Match? ReadAll(int depth, bool isInverted)
    {
        var group = new QueryGroup(warnings);
        while (next < tokens.Count && !Is(QueryTokenKind.Close) && !Is(QueryTokenKind.Or))
        {
            ReadOperand(group, depth, isInverted);
        }

        return group.Finish();
    }

    private void ReadOperand(QueryGroup group, int depth, bool isInverted)
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
                bool isSavedQuery = token.Text[0] == '@';
                group.Add(ReadAny(isSavedQuery ? depth : depth + 1, isInverted ^ isNegated), isNegated);
                next++;
                break;
            case QueryTokenKind.Field:
                ReadField(group, token, isNegated, isInverted, depth);
                break;
            default:
                var words = WordsOf(token);
                group.Add(words, isNegated);
                Note(token, words, isNegated ^ isInverted);
                break;
        }
    }

    // What was typed, and shall stand: for what is not found another spelling can be proposed.
    private void Note(QueryToken token, Match? match, bool isRefused)
    {
        if (match is not (null or MatchEverything) && !isRefused && !token.IsSaved)
        {
            typed.Add(new(token.Text.TrimEnd('*'), token.Column, match) { Sign = token.Fuzzy?.Text ?? "" });
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
        { Fuzzy: { } sign } => QueryWords.Fuzzy(sign, warnings),
        _ => QueryWords.Identifier(token.Text, token.IsPrefix, warnings),
    };

    private void ReadField(QueryGroup group, QueryToken token, bool isNegated, bool isInverted, int depth)
    {
        string field = FieldMeant(token);
        if (QueryFields.Facts.Contains(field, StringComparer.Ordinal))
        {
            Note(field, token, group.AddFact(field, token.Text, isNegated, token.IsPrefix), isNegated ^ isInverted);
        }
        else if (field == "text")
        {
            group.Add(QueryWords.Each(token.Text, warnings), isNegated);
        }
        else if (field == "has" && !QueryFields.HadBySession.Contains(token.Text, StringComparer.OrdinalIgnoreCase))
        {
            ReadHas(group, token, isNegated, isInverted);
        }
        else if (field == "in")
        {
            group.AddScope(token, isNegated);
        }
        else if (field == "within")
        {
            ReadWithin(group, token);
        }
        else if (QueryFields.Amounts.Contains(field, StringComparer.Ordinal) && !AmountRange.TryRead(token.Text, out _))
        {
            ReadNoAmount(group, field, token, isNegated);
        }
        else
        {
            NoteWhole(field, depth);
            Note(field, token, match: null, isNegated ^ isInverted);
            ReadWhole(field, token, isNegated ^ isInverted);
        }
    }

    private void Note(string field, QueryToken token, Match? match, bool isRefused)
    {
        if (!isRefused)
        {
            filtering.Add(new(field, token.Text, match));
        }
    }

    private void ReadHas(QueryGroup group, QueryToken token, bool isNegated, bool isInverted)
    {
        string what = token.Text.ToLowerInvariant();
        if (QueryFields.HadByMessage.Contains(what, StringComparer.Ordinal))
        {
            Note("has", token, group.AddFact("has", what, isNegated), isNegated ^ isInverted);
            return;
        }

        string all = string.Join(", ", QueryFields.HadByMessage.Concat(QueryFields.HadBySession));
        SearchAsText(group, token, $"'has:' takes {all}, not '{token.Text}'", isNegated);
    }

    private void ReadNoAmount(QueryGroup group, string field, QueryToken token, bool isNegated)
    {
        string wrong = $"'{token.Text}' is no bound of '{field}:'";
        if (token.Column == 0)
        {
            throw new QueryException(wrong, token.Column, AmountRange.Forms);
        }

        SearchAsText(group, token, $"{wrong}: {AmountRange.Forms}", isNegated);
    }

    // What an option gives is no text that could have been meant otherwise.
    private void SearchAsText(QueryGroup group, QueryToken token, string problem, bool isNegated)
    {
        if (token.Column == 0)
        {
            throw new QueryException(problem, token.Column, "write one of these");
        }

        warnings.Add($"{problem}; searched as text");
        group.Add(QueryWords.Phrase(token.Text, isPrefix: false, warnings), isNegated);
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

        SearchAsText(group, token, $"'within:' takes message or session, not '{token.Text}'", isNegated: false);
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
        if (AmountRange.TryRead(token.Text, out var amount) && QueryFields.Amounts.Contains(field, StringComparer.Ordinal))
        {
            conditions.Add(new(field, amount.ToString(), isNegated, SessionComparison.InRange) { Range = amount });
            return;
        }

        if (field == "has")
        {
            conditions.Add(new(field, token.Text.ToLowerInvariant(), isNegated, SessionComparison.Equals));
            return;
        }

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
