using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Finds sessions in which each operand stands in some message and each negated one in none, for
/// words that no message has together (docs/search.md, "Where words must stand").
/// </summary>
internal sealed class SessionTier(ISessionIndex index, TimeRange range, Func<int, bool> allowed, CancellationToken cancel)
{
    /// <summary>The operands of a question that can stand apart; null when there are fewer than two.</summary>
    public static Operands? Split(Match match)
    {
        if (match is not MatchAll all)
        {
            return null;
        }

        var wanted = all.Operands.Where(operand => operand is not MatchNot && HasWords(operand)).ToList();
        var refused = all.Operands.OfType<MatchNot>().Select(not => not.Operand).Where(HasWords).ToList();
        var filters = all.Operands.Where(operand => !HasWords(operand)).ToList();
        return wanted.Count < 2 ? null : new(wanted, refused, filters);
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
