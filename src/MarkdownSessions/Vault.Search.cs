using System.Diagnostics;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Statistics;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    // Files that change faster than they can be read again are answered as they were read last.
    private const int MostReadings = 3;

    /// <summary>Searches all sessions.</summary>
    /// <param name="request">The question.</param>
    /// <param name="progress">Told of sessions that are read on the way; null for nobody.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="VaultException">The question cannot be meant; the vault cannot be read.</exception>
    public SearchResult Search(SearchRequest request, IProgress<SyncProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        long begun = Stopwatch.GetTimestamp();
        var question = Meant(request);
        for (int reading = 1; ; reading++)
        {
            Searcher? searcher = null;
            var result = Ask(
                current =>
                {
                    searcher = SearcherOf(current, request, question, cancel);
                    var found = searcher.Search();
                    return found.Total > 0 ? found : WithHints(found, current, request, cancel);
                },
                progress,
                cancel);
            if (searcher!.Drifted.Count == 0 || reading == MostReadings)
            {
                index.AddUnread(searcher.Unread);
                return result with { Index = index.Report, Elapsed = Stopwatch.GetElapsedTime(begun) };
            }

            Mend(searcher.Drifted);
        }
    }

    private Searcher SearcherOf(ISessionIndex current, SearchRequest request, SearchQuestion question, CancellationToken cancel) =>
        request.Ranking is SearchRanking.Engine && current is not IRankingIndex
            ? throw VaultException.NoRanking(current.Engine, options.RankingAdvice)
            : new(current, FilesOf, paths, request, FuzzyWords.Spell(question, current, options.FuzzyAdvice), Prices(question), cancel);

    private SearchQuestion Meant(SearchRequest request)
    {
        var question = Understand(request);
        return !AsksNothing(request, question) ? question : question with
        {
            Range = TimeRange.Never,
            Warnings = [.. question.Warnings, "there is nothing to search for in it: words have letters or digits"],
        };
    }

    // Signs alone would otherwise fit every session.
    private static bool AsksNothing(SearchRequest request, SearchQuestion question) =>
        !string.IsNullOrWhiteSpace(request.Query)
        && request.Query.Trim() != "*"
        && question is { Match: null, Conditions.Count: 0 }
        && question.Range == TimeRange.Always
        && request.Filters.Count == 0;

    // Damage that opening did not show comes up in the answer: then the index is built anew once, and after that the files are read.
    private T Ask<T>(Func<ISessionIndex, T> answer, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        try
        {
            for (int tries = 1; ; tries++)
            {
                try
                {
                    var current = tries <= MostReadings ? index.Fresh(progress, cancel, out _, options.FreshnessPatience) : index.WithoutIndex(cancel);
                    return answer(current);
                }
                catch (IndexUnavailableException e) when (tries <= MostReadings)
                {
                    index.Discard(isBroken: !e.IsBusy);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }
    }

    private void Mend(IReadOnlyCollection<SessionId> drifted)
    {
        try
        {
            foreach (var id in drifted)
            {
                index.Reread(id);
            }
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            index.Discard(isBroken: e is IndexUnavailableException { IsBusy: false });
        }
    }

    // Prices stand in the settings and change without the log: the index knows none.
    private Func<string?, TokenUsage, decimal?> Prices(SearchQuestion question) =>
        question.Conditions.Any(condition => condition is { Field: "cost" } or { Field: "has", Value: "cost" })
            ? PriceList.Read(VaultSettings.Of(files, paths), []).CostOf
            : (_, _) => null;

    private SavedQueryList SavedQueriesOf() =>
        new(SavedQueries().Queries.ToDictionary(query => query.Name, query => query.Query, StringComparer.Ordinal));

    private SearchQuestion Understand(SearchRequest request) =>
        Understand(request, request.Query.Contains('@', StringComparison.Ordinal) ? SavedQueriesOf() : null);

    private SearchQuestion Understand(SearchRequest request, SavedQueryList? saved)
    {
        try
        {
            return QueryParser.Parse(request.Query, request.Filters, new QueryClock(options.Clock.GetUtcNow(), request.Zone), saved);
        }
        catch (QueryException e)
        {
            throw VaultException.Query(e.Message);
        }
    }

    private SessionSource? FilesOf(SessionId session) =>
        SessionFolders.Find(files, paths, session) is { } folder ? new(files, folder, options.Clock) : null;
}
