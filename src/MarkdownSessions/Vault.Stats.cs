using System.Diagnostics;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Statistics;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// Counts sessions, messages, tokens, cost, tools and files. Reads all segments and, unless sessions are chosen, no
    /// index, in memory that does not grow with them but for the ids of a session while it is read, and some 40 bytes a
    /// message, by which copies are known.
    /// </summary>
    /// <param name="request">What to count.</param>
    /// <param name="progress">Told of sessions that were read; null for nobody.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="VaultException">A date is none, there is no such session, or the vault cannot be read.</exception>
    public StatsResult Stats(StatsRequest request, IProgress<SyncProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        long begun = Stopwatch.GetTimestamp();
        var issues = new List<LogIssue>();
        var sum = SumOf(request, issues);
        var folders = Fitting(FoldersOf(request, issues, cancel), request, cancel);
        int done = 0;
        long bytes = 0;
        foreach (var step in ReadAhead.Of(folders, folder => new SessionCounter(files, folder).Steps(), cancel))
        {
            sum.Add(step);
            if (step.IsLast)
            {
                bytes += step.Bytes;
                issues.AddRange(step.Issues.Select(issue => issue with { Path = PathOf(step.Session.Id, issue.Path) }));
                progress?.Report(new(++done, folders.Count, bytes));
            }
        }

        return new() { Totals = sum.Make(), Issues = issues, Bytes = bytes, Elapsed = Stopwatch.GetElapsedTime(begun) };
    }

    private StatsSum SumOf(StatsRequest request, List<LogIssue> issues)
    {
        var filters = new List<KeyValuePair<string, string>>();
        if (request.Since is { } since)
        {
            filters.Add(new("since", since));
        }

        if (request.Until is { } until)
        {
            filters.Add(new("until", until));
        }

        var range = Understand(new SearchRequest { Query = "", Filters = filters, Zone = request.Zone }).Range;
        var prices = PriceList.Read(VaultSettings.Of(files, paths), issues);
        return new(request.GroupBy, request.Zone, range.From, range.To, prices, withFileNames: request.Session is not null);
    }

    private IReadOnlyList<SessionFolder> Fitting(IReadOnlyList<SessionFolder> folders, StatsRequest request, CancellationToken cancel)
    {
        if (request.Among is not { IsNarrow: true } among)
        {
            return folders;
        }

        var fitting = List(among, cancel: cancel).Select(session => session.Id).ToHashSet();
        return [.. folders.Where(folder => fitting.Contains(folder.Id))];
    }

    private IReadOnlyList<SessionFolder> FoldersOf(StatsRequest request, List<LogIssue> issues, CancellationToken cancel)
    {
        var listing = OnDisk(() => SessionFolders.List(files, paths, _ => false));
        if (request.Session is not { } session)
        {
            issues.AddRange(listing.Issues.Select(issue => new LogIssue(paths.Relative(issue.Path), 0, issue.Reason)));
            return listing.Sessions;
        }

        var family = OnDisk(() => SessionFamily.Of(files, listing.Sessions, [session], cancel)).Select(folder => folder.Id).ToHashSet();
        return family.Count > 0
            ? [.. listing.Sessions.Where(folder => family.Contains(folder.Id))]
            : throw VaultException.NoSession(session.Value);
    }
}
