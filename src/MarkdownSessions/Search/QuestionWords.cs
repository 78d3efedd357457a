namespace MarkdownSessions.Search;

/// <summary>What of a predicate are words to score and show.</summary>
internal static class QuestionWords
{
    /// <summary>The words that are not negated, in their order, each once.</summary>
    public static IReadOnlyList<MatchWords> Of(Match? match)
    {
        var words = new List<MatchWords>();
        Collect(match, words);
        return words;
    }

    /// <summary>
    /// Whether the predicate leaves a choice of words, so that their rarity must weigh
    /// (docs/search.md, "Score").
    /// </summary>
    public static bool NeedFrequencies(Match? match) => match switch
    {
        MatchAny { Operands: [MatchWords first, MatchWords next] }
            when QueryWords.IsSameInOnePiece(first, next) => first.IsPrefix || next.IsPrefix,
        MatchAny => Of(match).Count > 0,
        MatchAll all => all.Operands.Any(NeedFrequencies),
        MatchWords words => words.IsPrefix,
        _ => false,
    };

    private static void Collect(Match? match, List<MatchWords> words)
    {
        switch (match)
        {
            case MatchAll all:
                CollectAll(all.Operands, words);
                break;
            case MatchAny any:
                CollectAll(any.Operands, words);
                break;
            case MatchFuzzy fuzzy:
                Collect(fuzzy.Exact, words);
                break;
            case MatchWords leaf when !words.Contains(leaf):
                words.Add(leaf);
                break;
        }
    }

    private static void CollectAll(IReadOnlyList<Match> operands, List<MatchWords> words)
    {
        foreach (var operand in operands)
        {
            Collect(operand, words);
        }
    }
}
