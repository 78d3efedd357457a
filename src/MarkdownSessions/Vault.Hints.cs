using MarkdownSessions.Indexing;
using MarkdownSessions.Search;

namespace MarkdownSessions;

public sealed partial class Vault
{
    private const int MostSuggestions = 3;

    private SearchResult WithHints(SearchResult result, ISessionIndex current, SearchRequest request, CancellationToken cancel)
    {
        var question = result.Question;
        var limit = TimeLimit.Of(options.HintPatience, options.Clock);
        var spelling = new SpellingHints(current, limit, cancel);
        var counts = spelling.Counts(question.Typed);
        var empty = question.Filters.Count > 0 ? EmptyFilters(current, request, question, limit) : [];
        return result with
        {
            WordCounts = counts,
            EmptyFilters = empty,

            // Where a filter fits nothing no other word finds anything either.
            Suggestions = empty.Count > 0 ? [] : [.. Suggestions(spelling.Proposals(question, counts), current, request, limit, cancel)],
        };
    }

    private IReadOnlyList<EmptyFilter> EmptyFilters(ISessionIndex current, SearchRequest request, SearchQuestion question, TimeLimit limit)
    {
        var sessions = current.Sessions();
        return new FilterHints(current, new(Prices(question), sessions), sessions, limit).Empty(question, request.Zone);
    }

    // Each is asked as it would be if somebody took it: what finds nothing is no help.
    private IEnumerable<Suggestion> Suggestions(
        IEnumerable<string> proposals, ISessionIndex current, SearchRequest request, TimeLimit limit, CancellationToken cancel) => proposals
        .TakeWhile(_ => !limit.IsOver)
        .Select(proposal => Asked(proposal, current, request, cancel))
        .OfType<Suggestion>()
        .Take(MostSuggestions);

    private Suggestion? Asked(string proposal, ISessionIndex current, SearchRequest request, CancellationToken cancel)
    {
        var question = Understand(request with { Query = proposal });
        var (total, isExact, tier) = SearcherOf(current, request with { RankAll = false }, question, cancel).Count();
        return total > 0 ? new(proposal, total, isExact, tier) : null;
    }
}
