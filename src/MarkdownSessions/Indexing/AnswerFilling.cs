using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Fills a short answer with sessions that fit less well: first those that have all words in several
/// messages, then those that have some of the words, the rare ones above all (docs/search.md, "Fewer
/// words"). Filters and negations hold for these too. One hit a session.
/// </summary>
internal sealed class AnswerFilling(
    ISessionIndex index,
    SearchQuestion question,
    Func<int, bool> allowed,
    CandidateReader reader,
    Families families,
    CancellationToken cancel)
{
    private readonly HashSet<string> shown = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ShownHit> added = [];

    /// <summary>How many sessions are shown; those of a family are one unless children are asked for.</summary>
    public int Sessions => shown.Count;

    /// <summary>Names what is shown already.</summary>
    public void Begin(IEnumerable<RankedMessage> hits) => shown.UnionWith(hits.Select(Name));

    /// <summary>Adds hits until so many sessions are shown, or there are no more.</summary>
    public IReadOnlyList<ShownHit> Fill(SessionTier.Operands operands, int sessions, MessageScorer scorer, bool withSessions)
    {
        if (withSessions)
        {
            Add(new SessionTier(index, question.Range, allowed, cancel).Find(operands).Keys, sessions, scorer, SearchTier.Session);
        }

        if (Sessions < sessions)
        {
            Add(WithSomeWords(operands), sessions, scorer, SearchTier.Some);
        }

        return added;
    }

    private void Add(IReadOnlyList<MessageKey> keys, int sessions, MessageScorer scorer, SearchTier tier)
    {
        foreach (var one in HitOrder.Sort(reader.Rank(keys, scorer), SearchSort.Relevance))
        {
            if (Sessions < sessions && shown.Add(Name(one)))
            {
                added.Add(new(one, Folded: 0, tier));
            }
        }
    }

    // Rare words first: of common ones the newest messages would fill the list and say little.
    private List<MessageKey> WithSomeWords(SessionTier.Operands operands)
    {
        var rarest = operands.Wanted
            .Select(operand => CandidateWalk.Take(index.Walk(Alone(operand, operands), question.Range), allowed, all: false, cancel))
            .OrderBy(candidates => candidates.Total);
        return [.. rarest.SelectMany(candidates => candidates.Keys).Distinct().Take(CandidateWalk.MostCandidates)];
    }

    private static Match Alone(Match operand, SessionTier.Operands operands) =>
        MatchForm.All([operand, .. operands.Filters, .. operands.Refused.Select(MatchForm.Not)])!;

    private string Name(RankedMessage one) => families.NameOf(one.Session);
}
