namespace Cru.Json;

/// <summary>What <c>cru session search --json</c> prints (docs/search.md, "The answer").</summary>
internal sealed record SearchDocument
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The vault's folder, absolute; all paths are relative to it.</summary>
    public required string Vault { get; init; }

    /// <summary>The query as it was typed, without the options.</summary>
    public required string Query { get; init; }

    /// <summary>The query and the options as they were understood, in the query language.</summary>
    public required string Parsed { get; init; }

    /// <summary>The same by parts.</summary>
    public required UnderstoodLine Understood { get; init; }

    /// <summary>The zone in which dates of the query were read.</summary>
    public required string Timezone { get; init; }

    /// <summary>
    /// <c>message</c> when the words of the matches stand in one message, <c>session</c> when they stand in one session;
    /// <c>some</c> when nothing matched and every hit lacks a word.
    /// </summary>
    public required string Tier { get; init; }

    /// <summary>
    /// <c>all</c>, or <c>newest</c> when only the newest matches were ranked, or <c>best</c> when the engine ranked all and
    /// only its best can be paged through.
    /// </summary>
    public required string Ranked { get; init; }

    /// <summary>Whose score orders the hits: <c>core</c>, or with <c>--rank engine</c> <c>engine</c>.</summary>
    public required string RankedBy { get; init; }

    /// <summary>How many matches were ranked.</summary>
    public required int Candidates { get; init; }

    /// <summary>How many messages match; in tier session, how many sessions. Hits that were added are not counted.</summary>
    public required long Total { get; init; }

    /// <summary>False when counting ended at <c>total</c>.</summary>
    public required bool TotalIsExact { get; init; }

    public required int Returned { get; init; }

    /// <summary>How many hits there are behind the matches, on this page or later, that fit less well; <c>--fill</c> sets how many.</summary>
    public required int Added { get; init; }

    /// <summary>There are matches that paging does not reach; with <c>--rank-all</c> it does.</summary>
    public required bool Capped { get; init; }

    /// <summary>What <c>--cursor</c> takes to go on; null at the end.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Milliseconds.</summary>
    public required long TookMs { get; init; }

    public required IndexLine Index { get; init; }

    public required IReadOnlyList<HitLine> Hits { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>When nothing matched: in how many messages of the vault each of the words stands.</summary>
    public required IReadOnlyList<WordCountLine> WordCounts { get; init; }

    /// <summary>When nothing matched: queries that find something with the same options, the likeliest first; the answer is none of theirs.</summary>
    public required IReadOnlyList<SuggestionLine> Suggestions { get; init; }

    /// <summary>When nothing matched: fields and dates of the question that nothing in the vault fits.</summary>
    public required IReadOnlyList<EmptyFilterLine> EmptyFilters { get; init; }
}
