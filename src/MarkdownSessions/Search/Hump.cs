namespace MarkdownSessions.Search;

/// <summary>
/// Where capital letters part an identifier: <c>get|Name</c>, <c>HTTP|Server</c>, <c>Base64|Text</c>.
/// </summary>
internal static class Hump
{
    /// <summary>
    /// Whether a new part begins with the capital letter at <paramref name="at"/>, which does not
    /// begin the run.
    /// </summary>
    public static bool BeginsAt(ReadOnlySpan<char> run, int at)
    {
        var before = KindBefore(run, at);
        if (before == LetterKind.Lower)
        {
            return true;
        }

        // HTTPServer: the last capital begins a part. But in IDs and URLsOf the small s is a plural,
        // and SHA256SUM goes on after its number.
        var after = KindAfter(run, at, letters: 1);
        bool isPlural = before == LetterKind.Upper
            && after == LetterKind.Lower
            && IsSmallS(run, at + 1)
            && KindAfter(run, at, letters: 2) != LetterKind.Lower;
        return after == LetterKind.Lower && !isPlural;
    }

    private static bool IsSmallS(ReadOnlySpan<char> run, int at)
    {
        Span<char> letters = stackalloc char[Folding.MaxFolded];
        int count = Folding.FoldAt(run, at, letters, out _);
        return letters[..count] is ['s'];
    }

    private static LetterKind KindBefore(ReadOnlySpan<char> run, int at)
    {
        for (int i = at - 1; i >= 0; i--)
        {
            var kind = KindOfUnit(run[i]);
            if (kind != LetterKind.Ignored)
            {
                return kind;
            }
        }

        return LetterKind.Separator;
    }

    private static LetterKind KindAfter(ReadOnlySpan<char> run, int at, int letters)
    {
        for (int i = at + 1; i < run.Length; i++)
        {
            var kind = KindOfUnit(run[i]);
            if (kind != LetterKind.Ignored && --letters == 0)
            {
                return kind;
            }
        }

        return LetterKind.Separator;
    }

    // Half of a pair of surrogates stands for its letter: those scripts have no humps worth knowing.
    private static LetterKind KindOfUnit(char c) =>
        char.IsSurrogate(c) ? LetterKind.Lower : Folding.KindAt([c], 0, out _);
}
