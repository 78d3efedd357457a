namespace MarkdownSessions.Search;

/// <summary>A query, understood.</summary>
public sealed record SearchQuestion
{
    /// <summary>The query as it was typed.</summary>
    public required string Text { get; init; }

    /// <summary>What a message's words and facts must be, in normal form; null when the query asks none.</summary>
    public Match? Match { get; init; }

    /// <summary>What the session must be; see <see cref="SessionCondition.AllHold"/>.</summary>
    public IReadOnlyList<SessionCondition> Conditions { get; init; } = [];

    /// <summary>When it was said.</summary>
    public TimeRange Range { get; init; } = TimeRange.Always;

    /// <summary>Where the words must stand; null when the query leaves it open.</summary>
    public SearchWithin? Within { get; init; }

    /// <summary>The words that make a message fit, in the order of the query: to be scored and shown.</summary>
    public IReadOnlyList<MatchWords> Words { get; init; } = [];

    /// <summary>The words as they were typed, but those that must not stand and those of saved queries.</summary>
    internal IReadOnlyList<TypedWords> Typed { get; init; } = [];

    /// <summary>The fields that must hold, as they were typed; those that are refused are not among them.</summary>
    internal IReadOnlyList<TypedFilter> Filters { get; init; } = [];

    /// <summary>Whether fields of messages or sessions, or dates, narrow the question.</summary>
    public bool IsNarrowed => Filters.Count > 0 || Conditions.Count > 0;

    /// <summary>Rare words count more, because the query has <c>OR</c> or a prefix (docs/search.md, "Score").</summary>
    public bool NeedsFrequencies { get; init; }

    /// <summary>What was understood otherwise than typed, in words for a person.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
