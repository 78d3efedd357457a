using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Catches an index up with the files under its lock: compares, and reads what differs (docs/architecture.md).</summary>
internal sealed class IndexCatchUp(IVaultFiles files, VaultPaths paths, VaultLocks locks, TimeProvider clock)
{
    // A reader that finds the index locked waits this long before it answers without the newest changes.
    private static readonly TimeSpan ReaderPatience = TimeSpan.FromSeconds(2);

    // 4 MiB take about a second to read and index: longer nobody should wait for an append.
    private const long MostRereadBytes = 4 * 1024 * 1024;

    private readonly FreshnessCheck freshness = new(files, paths, clock);
    private readonly IndexSync sync = new(files, paths, clock);

    /// <summary>Whether an index agrees with all files.</summary>
    public bool IsFresh(ISessionIndex index, SyncReport report, CancellationToken cancel) =>
        freshness.Compare(index, report, TimeLimit.None, cancel).Count == 0;

    /// <summary>Reads all changes, as long as there is time; how many sessions were left behind is reported.</summary>
    /// <param name="index">The index.</param>
    /// <param name="isCurrent">Whether its generation is still the current one; asked under the lock.</param>
    /// <param name="report">What was found and read.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="progress">Told of sessions that are read.</param>
    /// <param name="cancel">Ends it; the index is left as it was.</param>
    public CatchUpEnd All(
        ISessionIndex index,
        Func<bool> isCurrent,
        SyncReport report,
        TimeLimit limit,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel)
    {
        var pending = freshness.Compare(index, report, limit, cancel);
        if (pending.Count == 0)
        {
            return CatchUpEnd.Done;
        }

        using var held = TryLock(out var refused);
        if (held is null)
        {
            // A new time on the same bytes changes no answer.
            report.LeftBehind += pending.Count(session => session.Kind is not PendingKind.Restamp);
            return refused;
        }

        if (!isCurrent())
        {
            return CatchUpEnd.Superseded;
        }

        sync.Apply(index, [.. pending.Where(session => IsAsCompared(index, session))], report, limit, progress, cancel);
        return CatchUpEnd.Done;
    }

    // Another process may have caught up while we waited; no file needs to be looked at once more to see that. Where the
    // stamps are other ones, it has read the session after we compared: later than the question asks for. Where they are
    // the same, what was found still holds, as far as it ever does: a file may change at any time after it was compared.
    private static bool IsAsCompared(ISessionIndex index, PendingSession session) =>
        index.Stamps(session.Id).SequenceEqual(session.Known);

    /// <summary>Reads one session's changes, if that goes quickly.</summary>
    /// <param name="index">The index.</param>
    /// <param name="id">The session.</param>
    /// <param name="patience">How long to wait for another process that writes the index.</param>
    /// <param name="grown">A segment as it stood before this process appended to it, if it did.</param>
    /// <returns>Null when it went; otherwise why the index was left behind.</returns>
    public string? One(ISessionIndex index, SessionId id, TimeSpan patience, FileStamp? grown)
    {
        using var held = locks.TryIndex(patience);
        if (held is null)
        {
            return "another process writes the index";
        }

        if (freshness.Compare(index, id, grown) is { } pending)
        {
            if (pending is { Kind: PendingKind.Reread, Folder: { } folder } && folder.Bytes > MostRereadBytes)
            {
                return "the session has to be read again, which the next search does";
            }

            Apply(index, pending);
        }

        return null;
    }

    /// <summary>Reads a session again from its start, whatever its stamps say, unless another process writes the index.</summary>
    public void Reread(ISessionIndex index, SessionId id)
    {
        if (SessionFolders.Find(files, paths, id) is not { } folder)
        {
            return;
        }

        using var held = locks.TryIndex(ReaderPatience);
        if (held is not null)
        {
            Apply(index, new(id, folder, PendingKind.Reread, index.Stamps(id)));
        }
    }

    private void Apply(ISessionIndex index, PendingSession pending) =>
        sync.Apply(index, [pending], new(), TimeLimit.None, progress: null, CancellationToken.None);

    private IFileLock? TryLock(out CatchUpEnd refused)
    {
        refused = CatchUpEnd.Busy;
        try
        {
            return locks.TryIndex(ReaderPatience);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refused = CatchUpEnd.Unwritable;
            return null;
        }
    }
}
