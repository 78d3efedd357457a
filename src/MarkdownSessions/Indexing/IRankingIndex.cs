using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// What an index may offer beside <see cref="ISessionIndex"/>: an order of its own. Two engines need not agree in it, nor
/// need an index that grew and one that was built at once (docs/search.md, "The engine's order").
/// </summary>
public interface IRankingIndex
{
    /// <summary>
    /// The live messages that fit, the same as <see cref="ISessionIndex.Walk"/> gives, the best first; of equal ones the
    /// newest, as there.
    /// </summary>
    /// <param name="match">The predicate.</param>
    /// <param name="range">Only messages of this time.</param>
    /// <exception cref="IndexUnavailableException">See <see cref="ISessionIndex.Sessions()"/>.</exception>
    IEnumerable<ScoredKey> Ranked(Match match, TimeRange range);
}
