namespace MarkdownSessions.Search;

/// <summary>Chooses the piece of a message that shows best why it was found.</summary>
internal sealed class SnippetBuilder
{
    /// <summary>In UTF-16 units: two lines of a terminal.</summary>
    public const int DefaultLength = 160;

    private const int MinLength = 16;

    private readonly IReadOnlyList<MatchWords> words;
    private readonly int maxLength;

    /// <summary>Prepares for a question.</summary>
    /// <param name="words">The question's words.</param>
    /// <param name="maxLength">The most UTF-16 units that a snippet may have, at least 16.</param>
    public SnippetBuilder(IReadOnlyList<MatchWords> words, int maxLength = DefaultLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, MinLength);
        this.words = words;
        this.maxLength = maxLength;
    }

    // Room for the marks of cut ends.
    private int Room => maxLength - 2;

    /// <summary>The snippet of a message; its beginning when none of the words stand in it.</summary>
    public Snippet Build(IReadOnlyList<TextRun> runs)
    {
        SnippetWindow? best = null;
        foreach (var run in runs)
        {
            best = BestOf(run, best);
        }

        if (best is not null)
        {
            return SnippetText.Cut(best, maxLength);
        }

        var first = runs.OrderBy(run => run.Column.Preference()).FirstOrDefault();
        return first is null ? new("", [], 0, TextColumns.None) : SnippetText.Cut(new(first, []), maxLength);
    }

    private SnippetWindow? BestOf(TextRun run, SnippetWindow? best)
    {
        var hits = HitsIn(run);
        int end = 0;
        for (int start = 0; start < hits.Count; start++)
        {
            end = Math.Max(end, start + 1);
            while (end < hits.Count && hits[end].End - hits[start].Start <= Room)
            {
                end++;
            }

            var window = new SnippetWindow(run, hits.GetRange(start, end - start));
            if (best is null || window.IsBetterThan(best))
            {
                best = window;
            }
        }

        return best;
    }

    private List<SnippetHit> HitsIn(TextRun run)
    {
        var hits = new List<SnippetHit>();
        var list = WordList.OfText(run.Text);
        for (int term = 0; term < words.Count; term++)
        {
            var match = words[term];
            if (match.Columns.HasFlag(run.Column))
            {
                AddHits(list, match, term, hits);
            }
        }

        hits.Sort();
        return hits;
    }

    private static void AddHits(WordList list, MatchWords match, int term, List<SnippetHit> hits)
    {
        for (int number = 0; number < list.Count; number++)
        {
            if (list.StandsAt(match, number))
            {
                var (start, end) = list.PlaceOf(number, match.Words.Count);
                hits.Add(new(start, end, term));
            }
        }

        foreach (var (start, end) in list.PlacesOfWhole(match))
        {
            hits.Add(new(start, end, term));
        }
    }
}
