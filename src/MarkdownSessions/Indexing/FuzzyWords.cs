using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Puts words of the vault in the place of a question's fuzzy words, so that whatever comes after knows words only
/// (docs/search.md, "Fuzzy words").
/// </summary>
internal sealed class FuzzyWords
{
    /// <summary>
    /// For so many words one fuzzy word stands; nobody means more. As many as Lucene's own fuzzy query takes by default.
    /// </summary>
    public const int MostWords = 50;

    private readonly ISessionIndex index;
    private readonly string? advice;
    private readonly Dictionary<(string Word, int Edits), List<string>> known = [];
    private readonly List<string> cut = [];
    private readonly List<string> asTyped = [];

    private FuzzyWords(ISessionIndex index, string? advice)
    {
        this.index = index;
        this.advice = advice;
    }

    /// <summary>The question with words only.</summary>
    /// <param name="question">As the parser gave it.</param>
    /// <param name="index">The words that there are, if it can tell.</param>
    /// <param name="advice">What a person can do where it cannot; null for nothing.</param>
    /// <exception cref="IndexUnavailableException">See <see cref="ISessionIndex.Sessions()"/>.</exception>
    public static SearchQuestion Spell(SearchQuestion question, ISessionIndex index, string? advice = null) =>
        question.Match is { } match && IsFuzzy(match) ? new FuzzyWords(index, advice).Spell(question, match) : question;

    private static bool IsFuzzy(Match match) => match switch
    {
        MatchFuzzy => true,
        MatchAll all => all.Operands.Any(IsFuzzy),
        MatchAny any => any.Operands.Any(IsFuzzy),
        MatchNot not => IsFuzzy(not.Operand),
        _ => false,
    };

    private SearchQuestion Spell(SearchQuestion question, Match match)
    {
        var spelled = Spelled(match);
        return question with
        {
            Match = spelled,
            Words = QuestionWords.Of(spelled),
            NeedsFrequencies = QuestionWords.NeedFrequencies(spelled),
            Typed = [.. question.Typed.Select(typed => typed with { Match = Spelled(typed.Match) })],
            Warnings = [.. question.Warnings, .. Warnings()],
        };
    }

    private Match Spelled(Match match) => match switch
    {
        MatchFuzzy fuzzy => Spelled(fuzzy),
        MatchAll all => MatchForm.All(all.Operands.Select(Spelled))!,
        MatchAny any => MatchForm.Any(any.Operands.Select(Spelled))!,
        MatchNot not => MatchForm.Not(Spelled(not.Operand)),
        _ => match,
    };

    // What is near nothing is searched as it stands: that nothing has it is the answer, and what it may mean is proposed.
    private Match Spelled(MatchFuzzy fuzzy)
    {
        if (!known.TryGetValue((fuzzy.Word, fuzzy.Edits), out var words))
        {
            known[(fuzzy.Word, fuzzy.Edits)] = words = WordsFor(fuzzy);
        }

        string printed = MatchPrinter.Print(fuzzy with { Columns = TextColumns.All });
        return MatchForm.Any(words.Select(word => new MatchWords([word]) { Columns = fuzzy.Columns, Fuzzy = printed })) ?? fuzzy.Exact;
    }

    private List<string> WordsFor(MatchFuzzy fuzzy)
    {
        string printed = MatchPrinter.Print(fuzzy with { Columns = TextColumns.All });
        if (index is not IFuzzyIndex near)
        {
            asTyped.Add($"'{printed}'");
            return [];
        }

        // The nearest first, whatever order the engine has: which words are left out must not depend on it.
        var all = near.WordsNear(fuzzy.Word, fuzzy.Edits)
            .Select(word => (Word: word, Distance: EditDistance.Of(word, fuzzy.Word)))
            .OrderBy(word => word.Distance)
            .ThenBy(word => word.Word, StringComparer.Ordinal)
            .Select(word => word.Word)
            .Take(MostWords + 1)
            .ToList();
        if (all.Count > MostWords)
        {
            cut.Add($"'{printed}'");
        }

        return all.Count > MostWords ? all[..MostWords] : all;
    }

    private IEnumerable<string> Warnings()
    {
        if (asTyped.Count > 0)
        {
            string sought = asTyped.Count == 1 ? "was searched as it stands" : "were searched as they stand";
            yield return $"{string.Join(" and ", asTyped)} {sought}, without '~': "
                + $"the engine '{index.Engine}' finds no words that are spelled nearly so{(advice is null ? "" : $"; {advice}")}";
        }

        foreach (string printed in cut)
        {
            yield return $"{printed} stands for more than {MostWords} words; the nearest {MostWords} were searched";
        }
    }
}
