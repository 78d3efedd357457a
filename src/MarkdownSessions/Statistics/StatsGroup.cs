using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>What belongs together adds up to.</summary>
public sealed record StatsGroup
{
    /// <summary>
    /// The day as <c>2024-01-15</c>, the Monday of the week, the month as <c>2024-01</c>, or the name; null for messages without
    /// a time and sessions without such a name.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Sessions with messages in it, copies among them; one may be in several groups.</summary>
    public required int Sessions { get; init; }

    /// <summary>Messages; a copy in a further session is none.</summary>
    public required int Messages { get; init; }

    /// <summary>Tokens; of a tool those of the messages that call it, which other tools share.</summary>
    public required TokenUsage Tokens { get; init; }

    /// <summary>US dollars, as far as the source or a price tells.</summary>
    public required decimal Cost { get; init; }

    /// <summary>
    /// Messages, and sessions with totals of their own, that have tokens and neither cost nor price: what they cost is not in
    /// <see cref="Cost"/>.
    /// </summary>
    public int Unpriced { get; init; }

    /// <summary>
    /// Sessions of which a cost is known, be it of some of their messages, and be it 0; what <see cref="Cost"/> comes from. A
    /// session of copies alone is none.
    /// </summary>
    public int SessionsWithCost { get; init; }

    /// <summary>Nothing tells a cost, be there tokens or none: <see cref="Cost"/> is 0 and says nothing.</summary>
    public bool IsCostUnknown => SessionsWithCost == 0;

    /// <summary>
    /// US dollars a session, over those of which a cost is known; null where it is of none. All sessions would make it smaller
    /// than any may have cost.
    /// </summary>
    public decimal? AverageCost => SessionsWithCost == 0 ? null : Cost / SessionsWithCost;

    /// <summary>Calls of tools.</summary>
    public required int ToolCalls { get; init; }

    /// <summary>Calls that failed; of a model those that it made, wherever the answer stands.</summary>
    public required int ToolErrors { get; init; }
}
