namespace MarkdownSessions.Search;

/// <summary>
/// What stands side by side in a query: all of it must hold, but of facts of one field any, as
/// <c>role:user role:tool</c> means either. A scope holds for all words of its group.
/// </summary>
internal sealed class QueryGroup
{
    private readonly ICollection<string> warnings;
    private readonly List<List<Match>> operands = [];
    private readonly Dictionary<string, List<Match>> facts = new(StringComparer.Ordinal);
    private TextColumns scope;
    private TextColumns outOfScope;
    private bool inTitle;

    /// <summary>Begins an empty group.</summary>
    public QueryGroup(ICollection<string> warnings) => this.warnings = warnings;

    /// <summary>Adds what must, or must not, hold; nothing for null.</summary>
    public void Add(Match? match, bool isNegated)
    {
        if (match is not null)
        {
            operands.Add([isNegated ? MatchForm.Not(match) : match]);
        }
    }

    /// <summary>Adds a fact that must, or must not, hold.</summary>
    /// <returns>What it asks; null for nothing.</returns>
    public Match? AddFact(string field, string value, bool isNegated, bool isPrefix = false)
    {
        if (FactOf(field, value, isPrefix) is not { } fact)
        {
            return null;
        }

        if (isNegated || field == "has")
        {
            Add(fact, isNegated);
            return fact;
        }

        if (!facts.TryGetValue(field, out var either))
        {
            facts.Add(field, either = []);
            operands.Add(either);
        }

        either.Add(fact);
        return fact;
    }

    /// <summary>Adds where the group's words may stand.</summary>
    public void AddScope(QueryToken token, bool isNegated)
    {
        string name = token.Text.ToLowerInvariant();
        var columns = name == "all"
            ? TextColumns.All
            : QueryFields.Scopes.FirstOrDefault(known => known.Name == name).Columns;
        if (name == "title" && isNegated)
        {
            Add(TitleFact, isNegated);
        }
        else if (name == "title")
        {
            inTitle = true;
        }
        else if (columns == TextColumns.None)
        {
            warnings.Add($"'in:' takes text, code, tool, thinking, title or all, not '{token.Text}'; searched as text");
            Add(QueryWords.Phrase(token.Text, isPrefix: false, warnings), isNegated);
        }
        else if (isNegated)
        {
            outOfScope |= columns;
        }
        else
        {
            scope |= columns;
        }
    }

    /// <summary>The group as one predicate; null when it asks nothing.</summary>
    public Match? Finish()
    {
        var all = MatchForm.All(operands.Select(either => MatchForm.Any(either)!));
        var columns = (scope == TextColumns.None ? TextColumns.All : scope) & ~outOfScope;
        if (columns == TextColumns.None)
        {
            warnings.Add("'in:' leaves no text to search; not applied");
            columns = TextColumns.All;
        }

        if (!inTitle)
        {
            return all is null ? null : Scoped(all, columns);
        }

        var titles = MatchForm.All(all is null ? [TitleFact] : [all, TitleFact])!;
        return scope == TextColumns.None || all is null ? titles : MatchForm.Any([Scoped(all, columns), titles]);
    }

    private static MatchFact TitleFact => new(SearchFacts.Of("role", DocumentBuilder.TitleRole));

    /// <summary>A name of several words is found by all of them, in any order.</summary>
    private Match? FactOf(string field, string value, bool isPrefix)
    {
        string folded = field == "file" ? FilePaths.Normal(value) : Tokenizer.Fold(value);
        if (isPrefix && QueryWords.IsLongEnough(folded, warnings))
        {
            return new MatchFact(SearchFacts.Of(field, folded)) { IsPrefix = true };
        }

        if (field == "role" && !RoleNames.All.Contains(folded, StringComparer.Ordinal))
        {
            warnings.Add($"'{value}' is no role; the roles are {string.Join(", ", RoleNames.All)}");
        }

        var words = QueryFields.NamedFacts.Contains(field, StringComparer.Ordinal)
            ? QueryWords.Phrase(value, isPrefix: false, warnings)?.Words
            : null;
        return words is null
            ? new MatchFact(SearchFacts.Of(field, folded))
            : MatchForm.All(words.Select(word => new MatchFact(SearchFacts.Of(field, word))));
    }

    // Words whose own group has a scope already keep it.
    private static Match Scoped(Match match, TextColumns columns) => match switch
    {
        MatchAll all => MatchForm.All(all.Operands.Select(operand => Scoped(operand, columns)))!,
        MatchAny any => MatchForm.Any(any.Operands.Select(operand => Scoped(operand, columns)))!,
        MatchNot not => new MatchNot(Scoped(not.Operand, columns)),
        MatchWords { Columns: TextColumns.All } words => words with { Columns = columns },
        MatchFuzzy { Columns: TextColumns.All } fuzzy => fuzzy with { Columns = columns },
        _ => match,
    };
}
