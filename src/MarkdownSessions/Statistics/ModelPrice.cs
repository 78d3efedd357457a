using System.Globalization;
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

    /// <summary>The kinds that were used and have no price, by their names in the settings.</summary>
    public IEnumerable<string> Lacking(TokenUsage tokens)
    {
        (string, long, decimal?)[] kinds =
        [
            ("input", tokens.Prompt, Input),
            ("output", tokens.Completion, Output),
            ("cache_read", tokens.CacheRead, CacheRead),
            ("cache_write", tokens.CacheWrite, CacheWrite),
        ];
        foreach (var (name, used, price) in kinds)
        {
            if (used > 0 && price is null)
            {
                yield return name;
            }
        }
    }

    /// <summary>The kinds that have a price, as the settings spell them: <c>input: 3</c>.</summary>
    public IEnumerable<string> Known()
    {
        (string, decimal?)[] kinds = [("input", Input), ("output", Output), ("cache_read", CacheRead), ("cache_write", CacheWrite)];
        foreach (var (name, price) in kinds)
        {
            if (price is { } known)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {known}");
            }
        }
    }

    private static decimal? Of(long tokens, decimal? price) => tokens == 0 ? 0 : tokens * price;
}
