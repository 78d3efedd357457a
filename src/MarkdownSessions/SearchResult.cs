using MarkdownSessions.Indexing;
using MarkdownSessions.Search;

namespace MarkdownSessions;

/// <summary>The answer to a question.</summary>
public sealed record SearchResult
{
    /// <summary>How the question was understood; words of the vault stand in the place of its fuzzy words.</summary>
    public required SearchQuestion Question { get; init; }

    /// <summary>
    /// Where the words of the matches stand; <see cref="SearchTier.Some"/> when nothing matched and the hits were added
    /// (<see cref="SearchRequest.FillTo"/>).
    /// </summary>
    public required SearchTier Tier { get; init; }

    /// <summary>Every match was ranked; false when only the newest ones were, or, by the engine, only its best were taken.</summary>
    public required bool RankedAll { get; init; }

    /// <summary>Whose score it was.</summary>
    public SearchRanking Ranking { get; init; }

    /// <summary>How many were ranked.</summary>
    public required int Candidates { get; init; }

    /// <summary>How many live messages, or sessions, fit; hits that were added are not counted.</summary>
    public required long Total { get; init; }

    /// <summary>False when counting ended at <see cref="Total"/>.</summary>
    public required bool TotalIsExact { get; init; }

    /// <summary>How many hits there are to page through, after folding, those that were added among them.</summary>
    public required int Reachable { get; init; }

    /// <summary>How many of these were added behind the matches (<see cref="SearchRequest.FillTo"/>).</summary>
    public int Added { get; init; }

    /// <summary>
    /// How many of those ranked are in sub-agents' sessions and folded under another hit of the family
    /// (<see cref="SearchRequest.IncludeChildren"/>).
    /// </summary>
    public int FoldedInChildren { get; init; }

    /// <summary>How many of those ranked are titles that were made from a message, and not shown because their session has a hit.</summary>
    public int MadeTitles { get; init; }

    /// <summary>The hits of this page.</summary>
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>How the index stood.</summary>
    public required IndexReport Index { get; init; }

    /// <summary>What a person should know of the answer.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>When nothing fits: in how many messages each of the words stands, in the order of the query.</summary>
    public IReadOnlyList<WordCount> WordCounts { get; init; } = [];

    /// <summary>
    /// When nothing fits: the query with words that the vault has in the place of words that it has not, the likeliest
    /// first. Only such as were asked, with the same filters, and found something. Looking for them is bounded, so in a
    /// large vault there may be none; engines need not agree in them.
    /// </summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>When nothing fits: what was asked of sessions, facts and dates that nothing in the vault fits.</summary>
    public IReadOnlyList<EmptyFilter> EmptyFilters { get; init; } = [];

    /// <summary>Time it took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
