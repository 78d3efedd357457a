namespace MarkdownSessions.Search;

/// <summary>Words of a question that fit into one snippet.</summary>
internal sealed class SnippetWindow
{
    // Most telling first: how many of the question's words, how many side by side in its order,
    // then what kind of text, then how many hits at all.
    private readonly int[] rank;

    /// <summary>A window over some hits of a run, in the order of the text.</summary>
    public SnippetWindow(TextRun run, IReadOnlyList<SnippetHit> hits)
    {
        Run = run;
        Hits = hits;
        rank = [Terms(), Neighbours(), -run.Column.Preference(), hits.Count];
    }

    /// <summary>The run in which the words stand.</summary>
    public TextRun Run { get; }

    /// <summary>The words; none in a window on the beginning of a text.</summary>
    public IReadOnlyList<SnippetHit> Hits { get; }

    /// <summary>Whether this one shows more; of equals the earlier stays.</summary>
    public bool IsBetterThan(SnippetWindow other) => rank.AsSpan().SequenceCompareTo(other.rank) > 0;

    private int Terms()
    {
        int terms = 0;
        for (int at = 0; at < Hits.Count; at++)
        {
            int before = 0;
            while (Hits[before].Term != Hits[at].Term)
            {
                before++;
            }

            terms += before == at ? 1 : 0;
        }

        return terms;
    }

    private int Neighbours()
    {
        int neighbours = 0;
        for (int i = 1; i < Hits.Count; i++)
        {
            bool inOrder = Hits[i].Term == Hits[i - 1].Term + 1;
            bool touching = Hits[i].Start >= Hits[i - 1].End && Hits[i].Start - Hits[i - 1].End <= 2;
            neighbours += inOrder && touching ? 1 : 0;
        }

        return neighbours;
    }
}
