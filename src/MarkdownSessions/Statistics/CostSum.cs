using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>
/// Decides what counts of tokens and cost: the source's own cost before a price, and a parent's total without what its
/// children cost.
/// </summary>
internal sealed class CostSum(PriceList prices)
{
    /// <summary>Stands for the model of what names none.</summary>
    public const string UnnamedModel = "?";

    private readonly SortedDictionary<string, TokenUsage> unpriced = new(StringComparer.Ordinal);
    private readonly List<CountedSession> totals = [];
    private readonly Dictionary<string, decimal> ofChildren = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What sources told.</summary>
    public decimal FromSource { get; private set; }

    /// <summary>Tokens with neither cost nor price, by model; <c>?</c> where the log names none.</summary>
    public IReadOnlyList<ModelTokens> Unpriced => [.. unpriced.Select(one => new ModelTokens(one.Key, one.Value))];

    /// <summary>Prices that lack a kind of token which their models used.</summary>
    public IReadOnlyList<IncompletePrice> Incomplete => [.. Unpriced.Select(prices.Incomplete).OfType<IncompletePrice>()];

    /// <summary>What a message adds; null when it adds nothing.</summary>
    public CountedUsage? Of(CountedMessage message) =>
        message.Tokens is not null || message.Cost is not null ? Count(message.Model, message.Tokens, message.Cost) : null;

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
    public IEnumerable<(CountedSession Session, CountedUsage Usage)> OwnTotals()
    {
        foreach (var session in totals)
        {
            decimal children = session.IncludesChildren ? ofChildren.GetValueOrDefault(session.Id.Value) : 0;
            decimal? own = session.Cost is { } cost ? Math.Max(0, cost - children) : null;
            yield return (session, Count(session.Model, session.Tokens, own));
        }
    }

    private CountedUsage Count(string? model, TokenUsage? used, decimal? told)
    {
        var tokens = used ?? TokenUsage.None;
        if (told is { } cost)
        {
            FromSource += cost;
            return new(tokens, cost, CostKnowledge.Known);
        }

        if (tokens.Total == 0)
        {
            return new(tokens, 0, CostKnowledge.Nothing);
        }

        if (prices.CostOf(model, tokens) is { } priced)
        {
            return new(tokens, priced, CostKnowledge.Known);
        }

        string name = model ?? UnnamedModel;
        unpriced[name] = unpriced.TryGetValue(name, out var before) ? before.Plus(tokens) : tokens;
        return new(tokens, 0, CostKnowledge.Unpriced);
    }
}
