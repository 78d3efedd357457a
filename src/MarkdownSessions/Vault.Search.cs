using System.Diagnostics;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

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
        var question = Understand(request);
        for (int reading = 1; ; reading++)
        {
            var current = index.Fresh(progress, cancel, out _);
            var searcher = new Searcher(current, FilesOf, paths, request, question, cancel);
            var result = Answer(searcher);
            if (result is not null && (searcher.Drifted.Count == 0 || reading == MostReadings))
            {
                return result with { Index = index.Report, Elapsed = Stopwatch.GetElapsedTime(begun) };
            }

            Mend(searcher.Drifted, isBroken: result is null);
        }
    }

    private static SearchResult? Answer(Searcher searcher)
    {
        try
        {
            return searcher.Search();
        }
        catch (IndexUnavailableException)
        {
            // Damage that opening did not show: the next round builds the index anew or reads the files.
            return null;
        }
    }

    private void Mend(IReadOnlyCollection<SessionId> drifted, bool isBroken)
    {
        try
        {
            if (isBroken)
            {
                index.Discard();
                return;
            }

            foreach (var id in drifted)
            {
                index.Reread(id);
            }
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            index.Discard();
        }
    }

    private SearchQuestion Understand(SearchRequest request)
    {
        try
        {
            return QueryParser.Parse(request.Query, request.Filters, new QueryClock(options.Clock.GetUtcNow(), request.Zone));
        }
        catch (QueryException e)
        {
            throw VaultException.Query(e.Message);
        }
    }

    private SessionSource? FilesOf(SessionId session) =>
        Storage.SessionFolders.Find(files, paths, session) is { } folder ? new(files, folder, options.Clock) : null;
}
