using System.Diagnostics;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    // A clock that runs ahead wrote it, or a person mistyped the year: nobody should lose a session by that.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>Where sessions are archived unless another folder is named; it need not exist.</summary>
    public string DefaultArchive => paths.Archive;

    /// <summary>Says what a cleanup would take; changes nothing.</summary>
    /// <exception cref="VaultException">The query cannot be meant; the vault cannot be read.</exception>
    public CleanupPlan PlanCleanup(CleanupRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = options.Clock.GetUtcNow();
        var before = request.OlderThan.Before(now);
        var warnings = new List<string>();
        var asked = Asked(request, cancel);
        var old = new List<SessionSummary>();
        foreach (var session in List(cancel: cancel).Where(session => asked is null || asked.Contains(session.Id)))
        {
            if (session.LastTicks > (now + Ahead).UtcTicks)
            {
                warnings.Add($"'{session.Id}' is kept: its newest entry is of {Timestamp.From(new(session.LastTicks, TimeSpan.Zero))}, which is to come");
            }
            else if (session.Messages == 0 || session.LastTicks <= 0)
            {
                warnings.Add($"'{session.Id}' is kept: no entry of it has a time");
            }
            else if (session.LastTicks < before.UtcTicks)
            {
                old.Add(session);
            }
        }

        old.Reverse();
        return new(before, [.. old.Select(session => TryPlan(session, warnings)).OfType<PlannedRemoval>()], warnings);
    }

    /// <summary>
    /// Takes sessions out of the vault: to its trash, or to an archive, each by itself and under its lock. Killed at
    /// any point, it is simply run again; a session is at no time in neither place.
    /// </summary>
    /// <param name="request">Which, and where to.</param>
    /// <param name="progress">Told of each session that is done; null for nobody.</param>
    /// <param name="cancel">Ends it between two sessions, or within a copy, of which nothing stays.</param>
    /// <exception cref="VaultException">The archive cannot be made, or is the vault itself.</exception>
    public RemovalReport Remove(RemovalRequest request, IProgress<SyncProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        long begun = Stopwatch.GetTimestamp();
        using var held = locks.ShareVault();
        var archive = request.ArchiveTo is { } folder ? MakeArchive(folder) : null;
        var removal = new SessionRemoval(paths, archive, locks, options, request);
        var report = Each(request.Sessions, id => removal.Remove(id, cancel), begun, progress, cancel);
        if (request.Purge && report.Sessions.Any(session => session.Outcome is RemovalOutcome.Purged or RemovalOutcome.Archived))
        {
            ForgetTraces(cancel);
        }

        return report;
    }

    /// <summary>What lies in the trash, the newest first.</summary>
    /// <exception cref="VaultException">It cannot be read.</exception>
    public IReadOnlyList<TrashedSession> ListTrash() => OnDisk(new Trash(files, paths).List);

    /// <summary>Deletes trashed sessions for good.</summary>
    /// <exception cref="VaultException">The disk failed; those before it are gone.</exception>
    public void EmptyTrash(IReadOnlyList<TrashedSession> sessions, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        using var held = locks.ShareVault();
        var ledger = new Ledger(files, paths, options.Writer);
        foreach (var session in sessions)
        {
            cancel.ThrowIfCancellationRequested();
            OnDisk(() =>
            {
                new Trash(files, paths).Purge(session);
                ledger.Add(new(Timestamp.From(options.Clock.GetUtcNow()), "purged", session.Id, Facts.Empty.With("from", "trash")));
                return session;
            });
        }

        if (sessions.Count > 0)
        {
            ForgetTraces(cancel);
        }
    }

    // The words of what was deleted for good would stay in the index's files, if unseen.
    private void ForgetTraces(CancellationToken cancel)
    {
        if (!index.TryForgetTraces(cancel))
        {
            throw VaultException.TracesLeft();
        }
    }

    private PlannedRemoval? TryPlan(SessionSummary session, List<string> warnings)
    {
        try
        {
            var survey = FolderSurvey.Of(files, paths.Session(session.Id));
            return new(session, survey.Files.Count, survey.Bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warnings.Add($"'{session.Id}' is kept: {e.Message}");
            return null;
        }
    }

    // Null when the query asks nothing.
    private HashSet<SessionId>? Asked(CleanupRequest request, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Query))
        {
            return null;
        }

        // What is to be removed must fit what the files say now, however long it takes to read them.
        OnDisk(() => index.Fresh(progress: null, cancel, out _));
        var found = Search(
            new()
            {
                Query = request.Query,
                Within = SearchWithin.Session,
                Limit = int.MaxValue,
                RankAll = true,
                IncludeChildren = true,
                Zone = request.Zone,
            },
            cancel: cancel);
        if (found.Index.State is IndexState.Stale)
        {
            throw VaultException.Behind();
        }

        // A field that was taken for a word spares nothing, and what is removed is hard to miss in a long plan.
        return found.Warnings is [var doubt, ..]
            ? throw VaultException.Query($"nothing is removed by a query that may be meant otherwise: {doubt}")
            : [.. found.Hits.Select(hit => hit.Session.Id)];
    }

    private RemovalReport Each(
        IReadOnlyList<SessionId> sessions,
        Func<SessionId, RemovedSession> move,
        long begun,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel)
    {
        var moved = new List<RemovedSession>();
        foreach (var id in sessions.Distinct())
        {
            cancel.ThrowIfCancellationRequested();
            CloseAppender(id);
            moved.Add(move(id));
            progress?.Report(new(moved.Count, sessions.Count, moved.Sum(session => session.Bytes)));
        }

        return new(moved, Stopwatch.GetElapsedTime(begun));
    }

    private VaultPaths MakeArchive(string folder)
    {
        string full = Path.GetFullPath(folder);
        var archive = Find(full, files) ?? VaultPaths.OfSessionFolder(full);
        if (OnDisk(() => IsOfThisVault(archive)))
        {
            throw VaultException.OwnArchive(folder);
        }

        Make(files, archive);
        return archive;
    }

    // By what the disk says, not by the spelling: a link or mount may lead back here. Of what the store keeps for
    // itself only the archive may take sessions.
    private bool IsOfThisVault(VaultPaths other)
    {
        for (string? at = other.Sessions; at is not null; at = Path.GetDirectoryName(at))
        {
            if (files.IsSame(at, paths.Archive) || at == paths.Archive)
            {
                return false;
            }

            if (files.IsSame(at, paths.Own) || files.IsSame(at, paths.Sessions))
            {
                return true;
            }
        }

        return false;
    }
}
