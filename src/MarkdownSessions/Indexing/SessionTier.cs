using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Finds sessions in which each operand stands in some message and each negated one in none, for
/// words that no message has together (docs/search.md, "Where words must stand").
/// </summary>
internal sealed class SessionTier(ISessionIndex index, TimeRange range, Func<int, bool> allowed, CancellationToken cancel)
{
    /// <summary>The operands of a question that can stand apart; null when there are fewer than two, and nothing is refused.</summary>
    /// <param name="match">What the question asks.</param>
    /// <param name="isOfSessions">Whether it is asked of sessions: then one operand is enough beside a refused one.</param>
    public static Operands? Split(Match match, bool isOfSessions)
    {
        if (match is not MatchAll all)
        {
            return null;
        }

        var wanted = all.Operands.Where(operand => operand is not MatchNot && HasWords(operand)).ToList();
        var refused = all.Operands.OfType<MatchNot>().Select(not => not.Operand).Where(HasWords).ToList();
        var filters = all.Operands.Where(operand => !HasWords(operand)).ToList();
        bool mayStandApart = wanted.Count >= 2 || (isOfSessions && wanted.Count == 1 && refused.Count > 0);
        return mayStandApart ? new(wanted, refused, filters) : null;
    }

    /// <summary>
    /// The sessions that a question without words is for: a message of theirs is as demanded, and none of those is as refused.
    /// </summary>
    /// <param name="match">What the question asks of messages.</param>
    /// <param name="everyOne">The sessions to choose from where nothing is demanded.</param>
    public HashSet<int> Find(Match match, Func<IEnumerable<int>> everyOne)
    {
        var operands = match is MatchAll all ? all.Operands : [match];
        var demanded = operands.Where(operand => operand is not (MatchNot or MatchEverything)).ToList();
        HashSet<int> sessions = [.. demanded.Count == 0 ? everyOne() : Holding(demanded)];
        foreach (var refused in operands.OfType<MatchNot>())
        {
            sessions.ExceptWith(Holding([refused.Operand, .. demanded]));
        }

        return sessions;
    }

    private IEnumerable<int> Holding(IReadOnlyList<Match> operands)
    {
        foreach (var key in index.Walk(MatchForm.All(operands)!, range))
        {
            cancel.ThrowIfCancellationRequested();
            if (allowed(key.Session))
            {
                yield return key.Session;
            }
        }
    }

    /// <summary>The sessions, each by its newest message with the rarest operand.</summary>
    public Candidates Find(Operands operands)
    {
        var found = operands.Wanted.Select(operand => NewestBySession(operand, operands.Filters)).OrderBy(set => set.Count).ToList();
        var sessions = new Dictionary<int, MessageKey>(found[0]);
        foreach (var other in found.Skip(1))
        {
            Keep(sessions, other.ContainsKey);
        }

        foreach (var refused in operands.Refused.Where(_ => sessions.Count > 0))
        {
            var holding = NewestBySession(refused, operands.Filters);
            Keep(sessions, session => !holding.ContainsKey(session));
        }

        return new([.. sessions.Values], sessions.Count, TotalIsExact: true);
    }

    private static bool HasWords(Match match) => match switch
    {
        MatchWords => true,
        MatchNot not => HasWords(not.Operand),
        MatchAll all => all.Operands.Any(HasWords),
        MatchAny any => any.Operands.Any(HasWords),
        _ => false,
    };

    private static void Keep(Dictionary<int, MessageKey> sessions, Func<int, bool> fits)
    {
        foreach (int session in sessions.Keys.Where(session => !fits(session)).ToList())
        {
            sessions.Remove(session);
        }
    }

    private Dictionary<int, MessageKey> NewestBySession(Match operand, IReadOnlyList<Match> filters)
    {
        var newest = new Dictionary<int, MessageKey>();
        Match match = filters.Count == 0 ? operand : new MatchAll([operand, .. filters]);
        foreach (var key in index.Walk(match, range))
        {
            cancel.ThrowIfCancellationRequested();
            if (allowed(key.Session))
            {
                newest.TryAdd(key.Session, key);
            }
        }

        return newest;
    }

    /// <summary>A question's operands, sorted.</summary>
    /// <param name="Wanted">Each must stand in some message; two or more.</param>
    /// <param name="Refused">None may stand in any.</param>
    /// <param name="Filters">What such a message must be besides.</param>
    internal sealed record Operands(IReadOnlyList<Match> Wanted, IReadOnlyList<Match> Refused, IReadOnlyList<Match> Filters);
}
