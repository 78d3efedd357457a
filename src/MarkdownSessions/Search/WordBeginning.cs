namespace MarkdownSessions.Search;

/// <summary>Words of a question as the beginning of words, as a star behind them would ask.</summary>
internal static class WordBeginning
{
    /// <summary>Fewer letters begin too many words; as of a star that is typed.</summary>
    public const int FewestLetters = 3;

    // English ones: fixing and fixed both begin with fix. Of an other language the whole word is the beginning.
    private static readonly string[] Endings = ["s", "es", "ed", "er", "ing"];

    /// <summary>The words with whatever follows; null when they are that already, too short, stand for a fuzzy word, or are no words alone.</summary>
    public static Match? Of(Match match) => match switch
    {
        MatchWords { IsPrefix: false, Fuzzy: null, Words: [.., { Length: >= FewestLetters }] } words => words with { IsPrefix = true },
        MatchAny any when any.Operands.All(operand => Of(operand) is not null) => MatchForm.Any(any.Operands.Select(operand => Of(operand)!)),
        _ => null,
    };

    /// <summary>The words without the ending of the last and with whatever follows, the longest first, with how many letters were taken off.</summary>
    public static IEnumerable<(int Fewer, Match Match)> WithoutEnding(MatchWords words)
    {
        string last = words.Words[^1];
        foreach (string ending in Endings.Where(ending => last.Length >= FewestLetters + ending.Length && last.EndsWith(ending, StringComparison.Ordinal)))
        {
            string[] shorter = [.. words.Words.SkipLast(1), last[..^ending.Length]];
            yield return (ending.Length, words with { Words = shorter, Whole = words.Whole?[..^ending.Length], IsPrefix = true });
        }
    }
}
