using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>What sessions add up to.</summary>
public sealed record StatsTotals
{
    /// <summary>Sessions with messages in the range, or, without any message, that begin in it; children count too.</summary>
    public required int Sessions { get; init; }

    /// <summary>How many of them another session started.</summary>
    public required int ChildSessions { get; init; }

    /// <summary>
    /// Messages; one that stands in several sessions, because they were branched or taken up again, counts in the first that
    /// is read: it, its calls, its tokens and its cost.
    /// </summary>
    public required int Messages { get; init; }

    /// <summary>How often a message stood in a further session, where nothing of it was counted.</summary>
    public int CopiedMessages { get; init; }

    /// <summary>Messages in which a person asks: role user, and no command (docs/importers.md, "Who speaks").</summary>
    public required int HumanPrompts { get; init; }

    /// <summary>Messages by who speaks; roles without any are not there.</summary>
    public required IReadOnlyDictionary<Role, int> MessagesByRole { get; init; }

    /// <summary>Messages that tell tokens, be it 0, of a kind that is known.</summary>
    public required int MessagesWithUsage { get; init; }

    /// <summary>Tokens of those.</summary>
    public required TokenUsage Tokens { get; init; }

    /// <summary>US dollars: the source's own cost, else what the vault's prices make of the tokens.</summary>
    public required decimal Cost { get; init; }

    /// <summary>The part of <see cref="Cost"/> that sources told.</summary>
    public required decimal CostFromSource { get; init; }

    /// <summary>Models with tokens but neither cost nor price, by name; <c>?</c> where the log names none. <see cref="Cost"/> lacks them.</summary>
    public required IReadOnlyList<string> UnpricedModels { get; init; }

    /// <summary>Tokens with neither cost nor price, by model; <c>?</c> where the log names none.</summary>
    public IReadOnlyList<ModelTokens> UnpricedTokens { get; init; } = [];

    /// <summary>Prices that lack a kind of token which their models used; these models are among <see cref="UnpricedModels"/>.</summary>
    public IReadOnlyList<IncompletePrice> IncompletePrices { get; init; } = [];

    /// <summary>Messages, and sessions with totals of their own, whose cost <see cref="Cost"/> lacks.</summary>
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

    /// <summary>The tools, the most called first.</summary>
    public required IReadOnlyList<ToolCount> Tools { get; init; }

    /// <summary>Different files that tools read.</summary>
    public required int FilesRead { get; init; }

    /// <summary>Different files that tools wrote or edited.</summary>
    public required int FilesModified { get; init; }

    /// <summary>The files, by path; none unless one session was asked about.</summary>
    public required IReadOnlyList<FileCount> Files { get; init; }

    /// <summary>The first message's time in UTC ticks; null when none has one.</summary>
    public required long? FirstTicks { get; init; }

    /// <summary>The last message's time in UTC ticks; null when none has one.</summary>
    public required long? LastTicks { get; init; }

    /// <summary>The days with messages, the oldest first.</summary>
    public required IReadOnlyList<StatsGroup> Activity { get; init; }

    /// <summary>The groups asked for: periods the newest first, others the one with the most messages first.</summary>
    public required IReadOnlyList<StatsGroup> Groups { get; init; }
}
