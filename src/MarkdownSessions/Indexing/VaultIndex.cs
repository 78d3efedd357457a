using System.Diagnostics;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// The index that answers a vault's questions, whatever its state: opened, caught up, built anew, or done without.
/// Nothing here makes a command fail that the files alone could answer.
/// </summary>
internal sealed partial class VaultIndex : IDisposable
{
    private readonly IVaultFiles files;
    private readonly VaultPaths paths;
    private readonly IIndexEngine? engine;
    private readonly IndexGenerations? generations;
    private readonly Reindexer? reindexer;
    private readonly IndexTraces traces;
    private readonly TimeProvider clock;
    private readonly IndexCatchUp catchUp;
    private readonly OpenedIndex opened = new();
    private string? note;
    private int pendingSessions;
    private bool isDiscarded;
    private IReadOnlyList<LogIssue> unread = [];
    private TimeSpan caughtUpIn;

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
        this.engine = engine;
        this.clock = clock;
        catchUp = new(files, paths, locks, clock);
        var indexLock = new IndexLock(files, paths, locks);
        traces = new(files, paths, indexLock, writer);
        if (engine is not null)
        {
            generations = IndexGenerations.Of(files, paths, writer, engine);
            reindexer = new(indexLock, generations, new(files, paths, engine, generations, new(files, paths, clock)));
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
        CatchUp = caughtUpIn,
    };

    /// <summary>Whether what is open is what would be opened now: nobody deleted the generation or built another.</summary>
    public bool IsCurrent
    {
        get
        {
            try
            {
                return Path.GetFileName(generations?.Current().Folder) == opened.Generation;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Opening it tells what is wrong.
                return false;
            }
        }
    }

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
        long begun = Stopwatch.GetTimestamp();
        var answering = Choose(report, limit, progress, cancel);
        caughtUpIn += Stopwatch.GetElapsedTime(begun);
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
                return Build("the index was damaged; it was built anew", report, limit, progress, cancel);
            }

            if (OpenCurrent() is { } current)
            {
                return CatchUp(current, report, limit, progress, cancel);
            }

            return Build($"{note}; it was built from the files", report, limit, progress, cancel);
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            return AfterFailure(e, report, limit, progress, cancel);
        }
    }

    /// <summary>Reads one session's changes into the current index, if that goes quickly.</summary>
    /// <param name="id">The session.</param>
    /// <param name="patience">How long to wait for another process that writes the index.</param>
    /// <param name="grown">A segment as it stood before this process appended to it, if it did.</param>
    /// <returns>Null when it went; otherwise why the index was left behind.</returns>
    public string? TryCatchUp(SessionId id, TimeSpan patience, FileStamp? grown = null)
    {
        if (generations is null)
        {
            return null;
        }

        try
        {
            return OpenCurrent() is { } current ? catchUp.One(current, id, patience, grown) : "there is no index yet";
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
        if (opened.OfEngine is { } index)
        {
            catchUp.Reread(index, id);
        }
    }

    /// <summary>Has the report name what could not be read while the index answered; the next answer begins anew.</summary>
    public void AddUnread(IEnumerable<LogIssue> more) => unread = [.. unread, .. more];

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
        var end = catchUp.All(current, () => IsCurrent, report, limit, progress, cancel);
        if (end is CatchUpEnd.Superseded)
        {
            report.ClearIssues();
            var newer = OpenCurrent() ?? throw new IndexUnavailableException("the index is gone");
            return CatchUp(newer, report, limit, progress, cancel);
        }

        pendingSessions = report.LeftBehind;

        // What is worn answers as rightly as what is new: no question waits for a new generation (docs/adr/0012).
        note = current.IsWorn ? "the index is worn, which makes it slow; 'cru session reindex' or 'watch' builds a new one" : note;
        return pendingSessions == 0 ? current
            : end is CatchUpEnd.Done ? AnswerWithout(current)
            : StaleOrScanned(end, current, report, cancel);
    }

    private ISessionIndex AnswerWithout(ISessionIndex current)
    {
        note = $"{pendingSessions} sessions could not be looked at or read again in time; 'cru session reindex' does it";
        return current;
    }

    // Where the index cannot be written at all, it would stay stale for ever: then the files answer.
    private ISessionIndex StaleOrScanned(CatchUpEnd end, ISessionIndex current, SyncReport report, CancellationToken cancel)
    {
        if (end is CatchUpEnd.Busy)
        {
            note = $"another process writes the index; {pendingSessions} sessions may be shown as they were before";
            return current;
        }

        note = "the index cannot be written here; the files are read instead";
        return Scan(report, cancel);
    }

    private ISessionIndex AfterFailure(
        Exception failure, SyncReport report, TimeLimit limit, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        bool isBusy = failure is IndexUnavailableException { IsBusy: true };
        opened.Dispose();
        if (!isBusy && failure is IndexUnavailableException)
        {
            try
            {
                report.ClearIssues();
                return Build($"the index could not be used ({failure.Message}); it was built anew", report, limit, progress, cancel);
            }
            catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
            {
                // Read-only or full: the files still answer.
                opened.Dispose();
            }
        }

        bool isRefused = failure is UnauthorizedAccessException && !files.MayWrite(files.Stat(paths.Locks) is null ? paths.Own : paths.Locks);
        note = isRefused
            ? "no index can be kept in this vault, which you may not write; the files are read instead"
            : $"no index can be had here ({failure.Message}); the files are read instead";
        report.ClearIssues();
        return Scan(report, cancel);
    }

    private ScanningIndex Scan(SyncReport report, CancellationToken cancel)
    {
        if (opened.Index is ScanningIndex known && catchUp.IsFresh(known, report, cancel))
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
