using MarkdownSessions.Statistics;

namespace Cru.Json;

/// <summary>What belongs together adds up to.</summary>
internal sealed record StatsGroupLine
{
    /// <summary>The day, the Monday of the week, the month, or the name; null for messages without time and sessions without such a name.</summary>
    public string? Key { get; init; }

    /// <summary>The key where it is a day, week or month.</summary>
    public string? Period { get; init; }

    public required int SessionCount { get; init; }

    public required int MessageCount { get; init; }

    public required long PromptTokens { get; init; }

    public required long CompletionTokens { get; init; }

    public required TokensLine Tokens { get; init; }

    /// <summary>US dollars; null where nothing tells a cost.</summary>
    public required decimal? TotalCost { get; init; }

    /// <summary>US dollars a session, over the sessions of which a cost is known, to six decimals; null with <c>total_cost</c>.</summary>
    public required decimal? AvgCost { get; init; }

    /// <summary>Messages, and sessions with totals of their own, whose cost is not in it: they have tokens and neither cost nor price.</summary>
    public required int Unpriced { get; init; }

    public required int ToolCalls { get; init; }

    public required int ToolErrors { get; init; }

    public static StatsGroupLine Of(StatsGroup group, bool isPeriod) => new()
    {
        Key = group.Key,
        Period = isPeriod ? group.Key : null,
        SessionCount = group.Sessions,
        MessageCount = group.Messages,
        PromptTokens = group.Tokens.Prompt,
        CompletionTokens = group.Tokens.Completion,
        Tokens = TokensLine.Of(group.Tokens),
        TotalCost = group.IsCostUnknown ? null : group.Cost,
        AvgCost = Rounded(group.AverageCost),
        Unpriced = group.Unpriced,
        ToolCalls = group.ToolCalls,
        ToolErrors = group.ToolErrors,
    };

    /// <summary>A cost to six decimals: a millionth of a dollar is below what any token costs.</summary>
    public static decimal? Rounded(decimal? cost) => cost is { } known ? decimal.Round(known, 6) : null;
}
