using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Takes the best of the messages that fit by an engine's own score, and counts them all (docs/search.md, "The engine's
/// order"). The engine has every match to score, so the old ones are among them.
/// </summary>
internal sealed class EngineRanking
{
    private readonly List<MessageKey> keys = [];
    private readonly Dictionary<MessageKey, long> scores = [];

    private EngineRanking()
    {
    }

    /// <summary>How many fit.</summary>
    public long Total { get; private set; }

    /// <summary>All that fit are among the best.</summary>
    public bool AreAll => keys.Count == Total;

    /// <summary>The best, in the engine's order.</summary>
    public IReadOnlyList<MessageKey> Keys => keys;

    /// <summary>Walks to the end.</summary>
    /// <param name="ranked">The messages that fit, the best first.</param>
    /// <param name="allowed">Which sessions may be shown.</param>
    /// <param name="all">Take all.</param>
    /// <param name="cancel">Ends it.</param>
    public static EngineRanking Take(IEnumerable<ScoredKey> ranked, Func<int, bool> allowed, bool all, CancellationToken cancel)
    {
        var best = new EngineRanking();
        foreach (var (key, score) in ranked.Where(one => allowed(one.Message.Session)))
        {
            cancel.ThrowIfCancellationRequested();
            best.Total++;
            if (all || best.keys.Count < CandidateWalk.MostCandidates)
            {
                best.keys.Add(key);
                best.scores[key] = (long)Math.Round(score * Bm25.One);
            }
        }

        return best;
    }

    /// <summary>A message that was read, with the engine's score.</summary>
    public RankedMessage Score(RankedMessage message) => message with { Score = scores[message.Key!] };
}
