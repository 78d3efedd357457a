using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>What a model costs, in US dollars for a million tokens; null is not known.</summary>
internal sealed record ModelPrice(decimal? Input, decimal? Output, decimal? CacheRead, decimal? CacheWrite)
{
    private const decimal Million = 1_000_000;

    /// <summary>What tokens cost; null when a kind that was used has no price.</summary>
    public decimal? Of(TokenUsage tokens)
    {
        decimal? sum = Of(tokens.Prompt, Input) + Of(tokens.Completion, Output)
            + Of(tokens.CacheRead, CacheRead) + Of(tokens.CacheWrite, CacheWrite);
        return sum / Million;
    }

    private static decimal? Of(long tokens, decimal? price) => tokens == 0 ? 0 : tokens * price;
}
