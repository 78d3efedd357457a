using MarkdownSessions.Model;
using MarkdownSessions.Statistics;

namespace Cru.Json;

/// <summary>Tokens by kind.</summary>
/// <param name="Prompt">Read by the model, without what came from or went to a cache.</param>
/// <param name="Completion">Written by the model, its reasoning included.</param>
/// <param name="CacheRead">Read from a cache.</param>
/// <param name="CacheWrite">Written to a cache.</param>
/// <param name="Reasoning">The part of <paramref name="Completion"/> that was reasoning, where the source tells it.</param>
internal sealed record TokensLine(long Prompt, long Completion, long CacheRead, long CacheWrite, long Reasoning)
{
    public static TokensLine Of(TokenUsage tokens) =>
        new(tokens.Prompt, tokens.Completion, tokens.CacheRead, tokens.CacheWrite, tokens.Reasoning);
}
