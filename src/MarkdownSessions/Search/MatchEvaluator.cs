namespace MarkdownSessions.Search;

/// <summary>
/// Says by itself whether a message fits a <see cref="Match"/>: the meaning that every engine has to
/// give it, the scan's answer, and the oracle of the engines' tests (docs/search.md, "Match").
/// </summary>
public static class MatchEvaluator
{
    /// <summary>Whether a message fits. For more than a few messages <see cref="Compile"/> the question once.</summary>
    public static bool Fits(Match match, IndexDocument document) => Compile(match)(document);

    /// <summary>Makes a predicate of a question.</summary>
    public static Predicate<IndexDocument> Compile(Match match)
    {
        switch (match)
        {
            case MatchEverything:
                return static _ => true;
            case MatchAll all:
                var needed = CompileEach(all.Operands);
                return document => Array.TrueForAll(needed, fits => fits(document));
            case MatchAny any:
                var offered = CompileEach(any.Operands);
                return document => Array.Exists(offered, fits => fits(document));
            case MatchNot not:
                var refused = Compile(not.Operand);
                return document => !refused(document);
            case MatchWords words:
                return CompileWords(words);
            case MatchFact { IsPrefix: true, Fact: var begun }:
                return document => document.Facts.Any(fact => fact.StartsWith(begun, StringComparison.Ordinal));
            case MatchFact { Fact: var fact }:
                return document => document.Facts.Contains(fact, StringComparer.Ordinal);
            default:
                throw new ArgumentException($"nothing is known of {match.GetType().Name}", nameof(match));
        }
    }

    private static Predicate<IndexDocument>[] CompileEach(IReadOnlyList<Match> operands) => [.. operands.Select(Compile)];

    private static Predicate<IndexDocument> CompileWords(MatchWords words)
    {
        string[] ways = [.. Ways(words)];
        var columns = words.Columns;
        bool isPrefix = words.IsPrefix;
        return document => Array.Exists(ways, way => StandsInOne(document.Words, columns, way, isPrefix));
    }

    // A word with a blank in it, or an empty one, is none: it stands nowhere.
    private static IEnumerable<string> Ways(MatchWords words)
    {
        if (words.Words.Count > 0 && words.Words.All(IsWord))
        {
            yield return string.Join(' ', words.Words);
        }

        if (words.Whole is { } whole && IsWord(whole))
        {
            yield return whole;
        }
    }

    private static bool IsWord(string word) => word.Length > 0 && !word.Contains(' ', StringComparison.Ordinal);

    private static bool StandsInOne(ColumnWords words, TextColumns columns, string sought, bool isPrefix) =>
        (columns.HasFlag(TextColumns.Prose) && Stands(words.Prose, sought, isPrefix))
        || (columns.HasFlag(TextColumns.Code) && Stands(words.Code, sought, isPrefix))
        || (columns.HasFlag(TextColumns.Tool) && Stands(words.Tool, sought, isPrefix))
        || (columns.HasFlag(TextColumns.Thinking) && Stands(words.Thinking, sought, isPrefix));

    private static bool Stands(ReadOnlySpan<char> text, ReadOnlySpan<char> sought, bool isPrefix)
    {
        int from = 0;
        while (true)
        {
            int found = text[from..].IndexOf(sought, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            int start = from + found;
            int end = start + sought.Length;
            if ((start == 0 || text[start - 1] == ' ') && (isPrefix || end == text.Length || text[end] == ' '))
            {
                return true;
            }

            from = start + 1;
        }
    }
}
