using System.Globalization;

namespace MarkdownSessions.Model;

/// <summary>
/// What a session's own messages used and cost, as its log tells it: what <c>tokens:</c> and <c>cost:</c> ask for
/// (docs/search.md, "Fields"). Prices are not in it: they may change while the log stays.
/// </summary>
public sealed record SessionUsage
{
    /// <summary>Nothing told.</summary>
    public static SessionUsage None { get; } = new();

    /// <summary>Tokens of all kinds; null when the log tells none.</summary>
    public long? Tokens { get; init; }

    /// <summary>What the source says it cost, in US dollars; null when it says nothing.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Tokens that the source gives no cost for, by model in ordinal order.</summary>
    public IReadOnlyList<ModelTokens> Unpaid { get; init; } = [];

    /// <summary>How many summaries there are.</summary>
    public int Summaries { get; init; }

    /// <summary>What the session cost in US dollars: what the source says, and the price of what it leaves open.</summary>
    /// <param name="price">The price of a model's tokens; null when it is not known.</param>
    /// <returns>Null when neither the source nor a price says anything.</returns>
    public decimal? CostBy(Func<string?, TokenUsage, decimal?> price)
    {
        ArgumentNullException.ThrowIfNull(price);
        decimal? cost = Cost;
        foreach (var (model, tokens) in Unpaid)
        {
            cost = price(model.Length == 0 ? null : model, tokens) is { } priced ? (cost ?? 0) + priced : cost;
        }

        return cost;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote, as UTF-8; null when it is no such text.</summary>
    public static SessionUsage? Parse(ReadOnlySpan<byte> json) => SessionUsageReader.Read(json);

    /// <summary>As JSON on one line.</summary>
    public override string ToString()
    {
        var facts = Tokens is { } tokens ? Facts.Empty.With("tokens", tokens) : Facts.Empty;
        facts = Cost is { } cost ? facts.WithRaw("cost", cost.ToString(CultureInfo.InvariantCulture)) : facts;
        facts = Summaries > 0 ? facts.With("summaries", Summaries) : facts;
        return (Unpaid.Count == 0 ? facts : facts.With("unpaid", UnpaidFacts())).ToString();
    }

    /// <inheritdoc/>
    public bool Equals(SessionUsage? other) =>
        other is not null
        && Tokens == other.Tokens
        && Cost == other.Cost
        && Summaries == other.Summaries
        && Unpaid.SequenceEqual(other.Unpaid);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tokens, Cost, Summaries, Unpaid.Count);

    private Facts UnpaidFacts()
    {
        var models = Facts.Empty;
        foreach (var (model, tokens) in Unpaid)
        {
            var kinds = Facts.Empty
                .With("prompt", tokens.Prompt)
                .With("completion", tokens.Completion)
                .With("cache_read", tokens.CacheRead)
                .With("cache_write", tokens.CacheWrite)
                .With("reasoning", tokens.Reasoning);
            models = models.With(model, kinds);
        }

        return models;
    }
}
