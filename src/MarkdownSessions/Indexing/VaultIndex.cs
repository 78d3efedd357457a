using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// A vault's index whatever its state: opened, brought up to date, built anew, or done without.
/// Nothing here makes a command fail that the files alone could answer.
/// </summary>
internal sealed class VaultIndex : IDisposable
{
    // A reader that finds the index locked waits this long before it answers without the newest changes.
    private static readonly TimeSpan ReaderPatience = TimeSpan.FromSeconds(2);

    // 4 MiB take about a second to read and index: longer nobody should wait for an append.
    private const long MostRereadBytes = 4 * 1024 * 1024;

    private readonly IVaultFiles files;
    private readonly VaultPaths paths;
    private readonly VaultLocks locks;
    private readonly IIndexEngine? engine;
    private readonly IndexGenerations? generations;
    private readonly GenerationBuilder? builder;
    private readonly TimeProvider clock;
    private readonly FreshnessCheck freshness;
    private readonly IndexSync sync;
    private readonly OpenedIndex opened = new();
    private string? note;
    private int pendingSessions;
    private bool lockIsBusy;
    private bool isDiscarded;
    private IReadOnlyList<LogIssue> unread = [];

    /// <summary>Prepares; opens nothing yet.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="paths">The vault.</param>
    /// <param name="locks">Its locks.</param>
    /// <param name="writer">Whose index is used.</param>
    /// <param name="engine">The engine; null to read the files for every question.</param>
    /// <param name="clock">The time.</param>
    public VaultIndex(IVaultFiles files, VaultPaths paths, VaultLocks locks, string writer, IIndexEngine? engine, TimeProvider clock)
    {
        this.files = files;
        this.paths = paths;
        this.locks = locks;
        this.engine = engine;
        this.clock = clock;
        freshness = new(files, paths, clock);
        sync = new(files, paths, clock);
        if (engine is not null)
        {
            generations = IndexGenerations.Of(files, paths, writer, engine);
            builder = new(files, paths, engine, generations, sync);
        }
    }

    /// <summary>What the last answer says of the index.</summary>
    public IndexReport Report => new(
        opened.OfEngine is null ? IndexState.Missing : pendingSessions > 0 ? IndexState.Stale : IndexState.Fresh,
        opened.Index?.Engine ?? "scan",
        opened.Generation,
        pendingSessions,
        note)
    {
        Unread = unread,
    };

    /// <summary>An index that agrees with the files as far as it can be had.</summary>
    /// <param name="progress">Told of sessions that are read.</param>
    /// <param name="cancel">Ends the reading; the index is left as it was.</param>
    /// <param name="report">What was found and read.</param>
    /// <param name="patience">How long catching up may take before the answer is given without the rest; null for as long as it takes.</param>
    public ISessionIndex Fresh(IProgress<SyncProgress>? progress, CancellationToken cancel, out SyncReport report, TimeSpan? patience = null)
    {
        var limit = patience is { } time ? TimeLimit.Of(time, clock) : TimeLimit.None;
        report = new();
        note = null;
        var answering = Choose(report, limit, progress, cancel);
        unread = report.Unread;
        return answering;
    }

    private ISessionIndex Choose(SyncReport report, TimeLimit limit, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        if (generations is null)
        {
            return Scan(report, cancel);
        }

        try
        {
            if (isDiscarded)
            {
                isDiscarded = false;
                note = "the index was damaged; it was built anew";
                return Build(report, progress, cancel);
            }

            if (OpenCurrent() is { } current)
            {
                return CatchUp(current, report, limit, progress, cancel);
            }

            var built = Build(report, progress, cancel);
            note = $"{note}; it was built from the files";
            return built;
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            return AfterFailure(e, report, progress, cancel);
        }
    }

    /// <summary>Reads one session's changes into the current index, if that goes quickly.</summary>
    /// <returns>Null when it went; otherwise why the index was left behind.</returns>
    public string? TryCatchUp(SessionId id, TimeSpan patience)
    {
        if (generations is null)
        {
            return null;
        }

        try
        {
            if (OpenCurrent() is not { } current)
            {
                return "there is no index yet";
            }

            using var held = locks.TryIndex(patience);
            if (held is null)
            {
                return "another process writes the index";
            }

            if (freshness.Compare(current, id) is { } pending)
            {
                if (pending is { Kind: PendingKind.Reread, Folder: { } folder } && folder.Bytes > MostRereadBytes)
                {
                    return "the session has to be read again, which the next search does";
                }

                sync.Apply(current, [pending], new(), TimeLimit.None, progress: null, CancellationToken.None);
            }

            return null;
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            // The log is written and flushed: the index heals with the next command.
            opened.Dispose();
            return e.Message;
        }
    }

    /// <summary>Reads a session again that answered with what its files no longer say.</summary>
    public void Reread(SessionId id)
    {
        if (opened.OfEngine is not { } index || SessionFolders.Find(files, paths, id) is not { } folder)
        {
            return;
        }

        using var held = locks.TryIndex(ReaderPatience);
        if (held is not null)
        {
            sync.Apply(index, [new(id, folder, PendingKind.Reread)], new(), TimeLimit.None, progress: null, CancellationToken.None);
        }
    }

    /// <summary>Stops using an index that failed while it answered.</summary>
    /// <param name="isBroken">The next question builds it anew; otherwise it is only opened again.</param>
    public void Discard(bool isBroken)
    {
        isDiscarded = isBroken && opened.OfEngine is not null;
        opened.Dispose();
    }

    /// <summary>The files themselves, where every index failed.</summary>
    public ISessionIndex WithoutIndex(CancellationToken cancel)
    {
        note = "no index can be used here; the files are read instead";
        return Scan(new(), cancel);
    }

    /// <summary>Builds a new generation from the files and makes it current.</summary>
    /// <exception cref="IndexUnavailableException">Another process writes the index, or it cannot be written here.</exception>
    public SyncReport Rebuild(IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var report = new SyncReport();
        if (generations is null)
        {
            note = "without an engine there is no index to build; the files were read";
            Scan(report, cancel);
        }
        else
        {
            Build(report, progress, cancel, always: true);
        }

        return report;
    }

    /// <summary>Builds the index anew, if there is one, so that no file of it holds what was deleted for good.</summary>
    /// <returns>False when it could not be built.</returns>
    public bool TryForgetTraces(CancellationToken cancel)
    {
        try
        {
            if (generations?.Current().Folder is not null)
            {
                Build(new(), progress: null, cancel, always: true);
            }

            return true;
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            opened.Dispose();
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => opened.Dispose();

    private ISessionIndex? OpenCurrent()
    {
        var current = opened.OpenCurrent(engine!, generations!, out string reason);
        note = current is null ? reason : note;
        return current;
    }

    private ISessionIndex CatchUp(
        ISessionIndex current, SyncReport report, TimeLimit limit, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        if (current.IsWorn && CanBuild())
        {
            return Build(report, progress, cancel);
        }

        var pending = freshness.Compare(current, report, limit, cancel);
        if (pending.Count == 0)
        {
            return AnswerWithout(report.LeftBehind, current);
        }

        using var held = TryLockToWrite();
        if (held is null)
        {
            // A new time on the same bytes changes no answer.
            pendingSessions = report.LeftBehind + pending.Count(session => session.Kind is not PendingKind.Restamp);
            return pendingSessions == 0 ? current : StaleOrScanned(current, report, cancel);
        }

        // Another process may have caught up while we waited.
        report.ClearIssues();
        sync.Apply(current, freshness.Compare(current, report, limit, cancel), report, limit, progress, cancel);
        return AnswerWithout(report.LeftBehind, current);
    }

    private ISessionIndex AnswerWithout(int leftBehind, ISessionIndex current)
    {
        pendingSessions = leftBehind;
        if (leftBehind > 0)
        {
            note = $"{leftBehind} sessions could not be looked at or read again in time; 'cru session reindex' does it";
        }

        return current;
    }

    // Where the index cannot be written at all, it would stay stale for ever: then the files answer.
    private ISessionIndex StaleOrScanned(ISessionIndex current, SyncReport report, CancellationToken cancel)
    {
        if (lockIsBusy)
        {
            note = $"another process writes the index; {pendingSessions} sessions may be shown as they were before";
            return current;
        }

        note = "the index cannot be written here; the files are read instead";
        return Scan(report, cancel);
    }

    // A worn index still answers: it is not given up where no other can be built.
    private bool CanBuild()
    {
        using var held = TryLockToWrite();
        return held is not null;
    }

    private IFileLock? TryLockToWrite()
    {
        try
        {
            var held = locks.TryIndex(ReaderPatience);
            lockIsBusy = held is null;
            return held;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            lockIsBusy = false;
            return null;
        }
    }

    private ISessionIndex Build(SyncReport report, IProgress<SyncProgress>? progress, CancellationToken cancel, bool always = false)
    {
        opened.Dispose();
        string? before = generations!.Current().Folder;
        files.CreateFolder(paths.Locks);
        using var held = locks.TryIndex(ReaderPatience)
            ?? throw new IndexUnavailableException("another process writes the index") { IsBusy = true };

        // Another process may have built it while we waited.
        bool isThere = generations.Current().Folder is { } now && now != before;
        if (always || !isThere)
        {
            builder!.Build(report, progress, cancel);
        }

        pendingSessions = 0;
        return OpenCurrent() ?? throw new IndexUnavailableException("the index that was just built is gone");
    }

    private ISessionIndex AfterFailure(Exception failure, SyncReport report, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        bool isBusy = failure is IndexUnavailableException { IsBusy: true };
        opened.Dispose();
        if (!isBusy && failure is IndexUnavailableException)
        {
            try
            {
                report.ClearIssues();
                var built = Build(report, progress, cancel);
                note = $"the index could not be used ({failure.Message}); it was built anew";
                return built;
            }
            catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
            {
                // Read-only or full: the files still answer.
                opened.Dispose();
            }
        }

        note = $"no index can be had here ({failure.Message}); the files are read instead";
        report.ClearIssues();
        return Scan(report, cancel);
    }

    private ScanningIndex Scan(SyncReport report, CancellationToken cancel)
    {
        if (opened.Index is ScanningIndex known && freshness.Compare(known, report, TimeLimit.None, cancel).Count == 0)
        {
            return known;
        }

        report.ClearIssues();
        opened.Dispose();
        var scan = new ScanningIndex(files, paths, clock, report, cancel);
        opened.Use(scan);
        pendingSessions = 0;
        return scan;
    }
}
