namespace MarkdownSessions.Model;

/// <summary>Tokens by kind (docs/format.md, "Entries").</summary>
/// <param name="Prompt">Read by the model, without what came from or went to a cache.</param>
/// <param name="Completion">Written by the model, its reasoning included.</param>
/// <param name="CacheRead">Read from a cache.</param>
/// <param name="CacheWrite">Written to a cache.</param>
/// <param name="Reasoning">The part of <paramref name="Completion"/> that was reasoning, where the source tells it.</param>
public sealed record TokenUsage(long Prompt, long Completion, long CacheRead, long CacheWrite, long Reasoning)
{
    // More than all the models of the world write in a year: such a number is a mistake, and sums must not overflow.
    private const long MostBelieved = 1_000_000_000_000;

    /// <summary>No tokens.</summary>
    public static TokenUsage None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>All tokens; reasoning is part of what was written.</summary>
    public long Total => Prompt + Completion + CacheRead + CacheWrite;

    /// <summary>Both together.</summary>
    public TokenUsage Plus(TokenUsage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            Prompt + other.Prompt,
            Completion + other.Completion,
            CacheRead + other.CacheRead,
            CacheWrite + other.CacheWrite,
            Reasoning + other.Reasoning);
    }

    /// <summary>Reads the fact <c>usage</c>; a number below 0 or above 10^12 is not believed.</summary>
    /// <param name="facts">The facts of a message, or the totals of a session.</param>
    /// <returns>
    /// The tokens; null where none of their kinds is told, which is not the same as a told 0. Reasoning alone is a part of what
    /// was written, and tells not how much that was.
    /// </returns>
    internal static TokenUsage? Read(Facts facts)
    {
        if (facts.Inner("usage") is not { } usage)
        {
            return null;
        }

        long? prompt = Number(usage, "prompt", "input");
        long? completion = Number(usage, "completion", "output");
        long? cacheRead = Number(usage, "cache_read");
        long? cacheWrite = Number(usage, "cache_write");
        return (prompt ?? completion ?? cacheRead ?? cacheWrite) is null
            ? null
            : new(prompt ?? 0, completion ?? 0, cacheRead ?? 0, cacheWrite ?? 0, Number(usage, "reasoning") ?? 0);
    }

    private static long? Number(Facts usage, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (usage.Number(name) is { } number)
            {
                return number is >= 0 and <= MostBelieved ? number : null;
            }
        }

        return null;
    }
}
