namespace MarkdownSessions.Search;

/// <summary>The words of one text or column by number, to look for sequences in.</summary>
internal sealed class WordList
{
    private readonly List<Place> words = [];
    private readonly List<Place> wholes = [];
    private ReadOnlyMemory<char> letters;

    private WordList()
    {
    }

    /// <summary>How many plain words there are, gaps counted.</summary>
    public int Count => words.Count;

    /// <summary>The words of a text, with their places in it.</summary>
    public static WordList OfText(string text)
    {
        var list = new WordList();
        var kept = new List<char>(text.Length);
        var reader = Tokenizer.Read(text);
        while (reader.MoveNext())
        {
            var place = new Place(kept.Count, reader.Word.Length, reader.Start, reader.Start + reader.Length);
            (reader.Kind == WordKind.Whole ? list.wholes : list.words).Add(place);
            kept.AddRange(reader.Word);
        }

        list.letters = kept.ToArray();
        return list;
    }

    /// <summary>The words of a column as an index holds them; places are those in the column.</summary>
    public static WordList OfColumn(string column)
    {
        var list = new WordList { letters = column.AsMemory() };
        foreach (var range in column.AsSpan().Split(' '))
        {
            var (start, length) = range.GetOffsetAndLength(column.Length);
            if (length > 0)
            {
                bool isWhole = length > 1 && column[start] == Tokenizer.WholeMark;
                (isWhole ? list.wholes : list.words).Add(new(start, length, start, start + length));
            }
        }

        return list;
    }

    /// <summary>Whether nothing but the end of a piece stands there.</summary>
    public bool IsGap(int number) => Word(words[number]) is [Tokenizer.WholeMark];

    /// <summary>Whether the words of <paramref name="match"/> follow each other from there on.</summary>
    public bool StandsAt(MatchWords match, int number)
    {
        if (number + match.Words.Count > words.Count)
        {
            return false;
        }

        for (int i = 0; i < match.Words.Count; i++)
        {
            bool mayGoOn = match.IsPrefix && i == match.Words.Count - 1;
            if (!Fits(Word(words[number + i]), match.Words[i], mayGoOn))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where in the text <paramref name="count"/> words from there on stand.</summary>
    public (int Start, int End) PlaceOf(int number, int count) => (words[number].Start, words[number + count - 1].End);

    /// <summary>Where in the text the whole of <paramref name="match"/> stands.</summary>
    public IEnumerable<(int Start, int End)> PlacesOfWhole(MatchWords match)
    {
        if (match.Whole is null)
        {
            yield break;
        }

        foreach (var place in wholes)
        {
            if (Fits(Word(place), match.Whole, match.IsPrefix))
            {
                yield return (place.Start, place.End);
            }
        }
    }

    private static bool Fits(ReadOnlySpan<char> word, string asked, bool mayGoOn) =>
        mayGoOn ? word.StartsWith(asked, StringComparison.Ordinal) : word.SequenceEqual(asked);

    private ReadOnlySpan<char> Word(Place place) => letters.Span.Slice(place.At, place.Length);

    private sealed record Place(int At, int Length, int Start, int End);
}
