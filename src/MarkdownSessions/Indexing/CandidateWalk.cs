using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Takes from a newest-first walk what is worth ranking (docs/search.md, "Candidates"): of common
/// words only the newest messages, of one session only some, so that every question is quick. The
/// same numbers for every engine.
/// </summary>
internal static class CandidateWalk
{
    /// <summary>Counting ends here unless all are asked for.</summary>
    public const int MostCounted = 20_000;

    /// <summary>Of so many messages at most an answer is made, unless all are asked for: each is read from the files.</summary>
    public const int MostCandidates = 512;

    private const int MostOfSession = 16;

    /// <summary>Walks to the end, or to <see cref="MostCounted"/>.</summary>
    public static Candidates Take(IEnumerable<MessageKey> walk, Func<int, bool> allowed, bool all, CancellationToken cancel)
    {
        var taken = new List<MessageKey>();
        var first = new List<MessageKey>();
        var ofSession = new Dictionary<int, int>();
        int messages = 0;
        long total = 0;
        foreach (var key in walk)
        {
            if (!allowed(key.Session))
            {
                continue;
            }

            if (!all && total == MostCounted)
            {
                return new(taken, total, TotalIsExact: false);
            }

            cancel.ThrowIfCancellationRequested();
            total++;
            if (first.Count <= MostCandidates)
            {
                first.Add(key);
            }

            bool isTitle = key.Ordinal == DocumentBuilder.TitleOrdinal;
            int before = ofSession.GetValueOrDefault(key.Session);
            if (all || isTitle || (before < MostOfSession && messages < MostCandidates))
            {
                taken.Add(key);
                messages += isTitle ? 0 : 1;
                ofSession[key.Session] = before + (isTitle ? 0 : 1);
            }
        }

        // Few matches are all ranked, also when they stand in one session.
        return new(total <= MostCandidates ? first : taken, total, TotalIsExact: true);
    }
}
