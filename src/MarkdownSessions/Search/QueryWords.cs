namespace MarkdownSessions.Search;

/// <summary>Makes predicates of the words in a query, by the same tokeniser as the messages' words.</summary>
internal static class QueryWords
{
    private const int MinPrefix = 3;

    // With a letter wrong, two letters are half of all words of their length.
    private const int MinFuzzy = 3;

    /// <summary>
    /// The predicate of a text without blanks, such as <c>getUserName</c> or <c>src/a.b</c>; null
    /// when there are no words in it. An identifier whose parts only humps show is also looked
    /// for in one piece: who types <c>GitHub</c> wants <c>github</c> too.
    /// </summary>
    public static Match? Identifier(string text, bool isPrefix, ICollection<string> warnings)
    {
        var match = Read(text, isPrefix, warnings);
        string? whole = WholeOf(text);
        if (match is null || whole is null)
        {
            return match;
        }

        string inOne = whole[1..];
        bool hasHumpsOnly = match.Words.Count > 1
            && string.Concat(match.Words) == inOne
            && inOne.Length <= Tokenizer.MaxWordLength;
        return hasHumpsOnly
            ? MatchForm.Any([match, match with { Words = [inOne], Whole = whole }])
            : match with { Whole = whole };
    }

    /// <summary>The predicate of words in a row; null when there are none.</summary>
    public static MatchWords? Phrase(string text, bool isPrefix, ICollection<string> warnings) =>
        Read(text, isPrefix, warnings);

    /// <summary>The predicate of words in any order, none of which is a sign of the language; null when there are none.</summary>
    public static Match? Each(string text, ICollection<string> warnings) =>
        MatchForm.All(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Identifier(word, isPrefix: false, warnings))
            .OfType<Match>());

    /// <summary>
    /// The predicate of a fuzzy word; what is no single word of 3 letters or more is searched without the sign, and a warning
    /// says so. Null when there are no words.
    /// </summary>
    public static Match? Fuzzy(FuzzySign sign, ICollection<string> warnings)
    {
        if (PlainWord(sign.Word) is not { } word)
        {
            var match = Identifier(sign.Word, isPrefix: false, warnings);
            if (match is not null)
            {
                warnings.Add($"'{sign.Word}{sign.Text}': '~' is for single words; searched without it");
            }

            return match;
        }

        var fuzzy = new MatchFuzzy(word, sign.Edits);
        if (word.Length >= MinFuzzy)
        {
            return fuzzy;
        }

        warnings.Add($"'{sign.Word}{sign.Text}' has fewer than {MinFuzzy} letters before '~'; searched without it");
        return fuzzy.Exact;
    }

    /// <summary>Whether <paramref name="next"/> only spells <paramref name="first"/> in one piece.</summary>
    public static bool IsSameInOnePiece(MatchWords first, MatchWords next) =>
        first.Whole is null
        && first.Words.Count > 1
        && next.Words.Count == 1
        && next.Words[0] == string.Concat(first.Words);

    /// <summary>The one word of a text, where a script parts words by blanks; null when it is none or several.</summary>
    private static string? PlainWord(string text)
    {
        var reader = Tokenizer.Read(text);
        if (!reader.MoveNext() || reader.Kind != WordKind.Plain)
        {
            return null;
        }

        string word = reader.Word.ToString();
        return reader.MoveNext() ? null : word;
    }

    private static MatchWords? Read(string text, bool isPrefix, ICollection<string> warnings)
    {
        var words = new List<string>();
        var last = WordKind.Plain;
        var reader = Tokenizer.Read(text);
        while (reader.MoveNext())
        {
            if (reader.Kind != WordKind.Whole)
            {
                words.Add(reader.Word.ToString());
                last = reader.Kind;
            }
        }

        if (words.Count == 0)
        {
            return null;
        }

        if (last == WordKind.Tail)
        {
            // In a message the run may go on, and then another pair stands here.
            words.RemoveAt(words.Count - 1);
        }

        bool begins = last == WordKind.Lone
            || (isPrefix && last == WordKind.Plain && IsLongEnough(words[^1], warnings));
        return new(words) { IsPrefix = begins };
    }

    /// <summary>Whether so few letters may stand before a star; a warning when not.</summary>
    public static bool IsLongEnough(string word, ICollection<string> warnings)
    {
        if (word.Length >= MinPrefix)
        {
            return true;
        }

        warnings.Add($"'{word}*' has fewer than {MinPrefix} letters before the star; searched as a whole word");
        return false;
    }

    /// <summary>The text as a whole identifier; null when it is none or not only that.</summary>
    private static string? WholeOf(string text)
    {
        string? whole = null;
        string? single = null;
        int words = 0;
        int start = -1;
        int wholeStart = -1;
        int end = 0;
        int wholeEnd = -1;
        var reader = Tokenizer.Read(text);
        while (reader.MoveNext())
        {
            if (reader.Kind == WordKind.Whole)
            {
                whole = reader.Word.ToString();
                wholeStart = reader.Start;
                wholeEnd = reader.Start + reader.Length;
                continue;
            }

            words++;
            single = reader.Kind == WordKind.Plain ? Tokenizer.WholeMark + reader.Word.ToString() : null;
            start = start < 0 ? reader.Start : start;
            end = reader.Start + reader.Length;
        }

        return words == 1 ? single : whole is not null && wholeStart == start && wholeEnd == end ? whole : null;
    }
}
