using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions;

/// <summary>What to search for, and how much of it to show.</summary>
public sealed record SearchRequest
{
    /// <summary>The question in the query language (docs/search.md).</summary>
    public required string Query { get; init; }

    /// <summary>
    /// Fields of the query language that must hold besides, each with its value word for word: neither quotes
    /// nor brackets of <see cref="Query"/> can reach them. Of repeated fields one must hold.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filters { get; init; } = [];

    /// <summary>Only these sessions; null for all, and of an empty list nothing fits.</summary>
    public IReadOnlyCollection<SessionId>? Sessions { get; init; }

    /// <summary>Where all words must stand; null tries one message first and then one session.</summary>
    public SearchWithin? Within { get; init; }

    /// <summary>
    /// When fewer sessions than this fit, 0 or more: how many sessions to show by adding those that fit less well,
    /// first with all words in several messages, then with only some of the words (docs/search.md, "Fewer words").
    /// Each such hit says so. Nothing is added where <see cref="Within"/> or the query fixes the place.
    /// </summary>
    public int FillTo { get; init; }

    /// <summary>The order of the hits.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>
    /// Whose score orders the hits. With <see cref="SearchRanking.Engine"/> nothing is added behind the matches
    /// (<see cref="FillTo"/>); where no message has all the words the core ranks, and the answer says so.
    /// </summary>
    public SearchRanking Ranking { get; init; }

    /// <summary>How many hits to show, 0 or more; 0 only counts.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>How many hits to pass over first.</summary>
    public int Offset { get; init; }

    /// <summary>Count and rank every match, however common the words are.</summary>
    public bool RankAll { get; init; }

    /// <summary>
    /// Show each hit in a sub-agent's session by itself instead of one for all of a family. So it is anyway where the
    /// question or <see cref="Sessions"/> refuses the session at the top of the family, as <c>type:agent</c> does.
    /// </summary>
    public bool IncludeChildren { get; init; }

    /// <summary>The longest snippet, in UTF-16 units.</summary>
    public int SnippetLength { get; init; } = 160;

    /// <summary>How many lines of the message to give before and behind the line of each hit, 0 or more.</summary>
    public int ContextLines { get; init; }

    /// <summary>The zone in which dates of the query are read.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;
}
