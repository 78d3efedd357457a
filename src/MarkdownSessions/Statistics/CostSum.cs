using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>
/// Decides what counts of tokens and cost: what several sessions repeat once, the source's own cost before a price, and
/// a parent's total without what its children cost.
/// </summary>
internal sealed class CostSum(PriceList prices)
{
    private const string UnnamedModel = "?";

    private readonly HashSet<UInt128> seen = [];
    private readonly SortedSet<string> unpriced = new(StringComparer.Ordinal);
    private readonly List<CountedSession> totals = [];
    private readonly Dictionary<string, decimal> ofChildren = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What sources told.</summary>
    public decimal FromSource { get; private set; }

    /// <summary>Models with tokens and neither cost nor price.</summary>
    public IReadOnlyList<string> Unpriced => [.. unpriced];

    /// <summary>What a message adds; null when it adds nothing, or counted before.</summary>
    public (TokenUsage Tokens, decimal Cost)? Of(CountedMessage message)
    {
        bool counts = (message.Tokens is not null || message.Cost is not null) && seen.Add(message.Fingerprint);
        return counts ? (message.Tokens ?? TokenUsage.None, CostOf(message.Model, message.Tokens, message.Cost)) : null;
    }

    /// <summary>Takes a session's own totals, for the numbers that none of its messages tells.</summary>
    public void Keep(CountedSession session)
    {
        totals.Add(session);
        if (session is { Parent: { } parent, Cost: { } cost })
        {
            ofChildren[parent] = ofChildren.GetValueOrDefault(parent) + cost;
        }
    }

    /// <summary>The totals that were kept, each without its children's part.</summary>
    public IEnumerable<(CountedSession Session, TokenUsage Tokens, decimal Cost)> OwnTotals()
    {
        foreach (var session in totals)
        {
            decimal children = session.IncludesChildren ? ofChildren.GetValueOrDefault(session.Id.Value) : 0;
            decimal? own = session.Cost is { } cost ? Math.Max(0, cost - children) : null;
            yield return (session, session.Tokens ?? TokenUsage.None, CostOf(session.Model, session.Tokens, own));
        }
    }

    private decimal CostOf(string? model, TokenUsage? tokens, decimal? told)
    {
        if (told is { } cost)
        {
            FromSource += cost;
            return cost;
        }

        if (tokens is null || tokens.Total == 0)
        {
            return 0;
        }

        if (prices.CostOf(model, tokens) is { } priced)
        {
            return priced;
        }

        unpriced.Add(model ?? UnnamedModel);
        return 0;
    }
}
