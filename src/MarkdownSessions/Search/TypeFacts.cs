namespace MarkdownSessions.Search;

/// <summary>Whether messages of a session can fit a question, as far as its type alone tells: it is a fact of each of them.</summary>
internal static class TypeFacts
{
    private const string Mark = "type:";

    /// <summary>False only where no message of a session of this type fits, whatever is said in it.</summary>
    public static bool Allow(Match match, string type) => Holds(match, SearchFacts.Of("type", Tokenizer.Fold(type))) is not false;

    /// <summary>Whether the question asks for a type anywhere.</summary>
    public static bool AreAsked(Match match) => match switch
    {
        MatchAll all => all.Operands.Any(AreAsked),
        MatchAny any => any.Operands.Any(AreAsked),
        MatchNot not => AreAsked(not.Operand),
        MatchFact fact => IsOfTypes(fact),
        _ => false,
    };

    // Null where the type does not tell (Kleene's three values).
    private static bool? Holds(Match match, string fact) => match switch
    {
        MatchAll all => All(all.Operands.Select(operand => Holds(operand, fact))),
        MatchAny any => !All(any.Operands.Select(operand => !Holds(operand, fact))),
        MatchNot not => !Holds(not.Operand, fact),
        MatchFact { IsPrefix: true } begun when IsOfTypes(begun) => fact.StartsWith(begun.Fact, StringComparison.Ordinal),
        MatchFact whole when IsOfTypes(whole) => fact == whole.Fact,
        _ => null,
    };

    private static bool IsOfTypes(MatchFact fact) => fact.Fact.StartsWith(Mark, StringComparison.Ordinal);

    private static bool? All(IEnumerable<bool?> values)
    {
        bool? all = true;
        foreach (bool? value in values)
        {
            all &= value;
        }

        return all;
    }
}
