using System.Collections.Concurrent;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Brings an index up to what the files say: the only way in which an index learns
/// (docs/architecture.md, "Catching up"). Append, search and reindex all come through here.
/// </summary>
internal sealed class IndexSync(IVaultFiles files, VaultPaths paths, TimeProvider clock)
{
    private const int Threads = 2;

    // Steps that wait between the readers and the index; each is a few MiB at most.
    private const int StepsInFlight = 4;

    /// <summary>Finds every session whose files and index differ, by stamps and, in doubt, by content.</summary>
    public IReadOnlyList<PendingSession> Compare(ISessionIndex index, SyncReport report)
    {
        var stamps = index.Stamps();
        var listing = SessionFolders.List(files, paths, name => SessionId.TryParse(name, out var id) && stamps.ContainsKey(id));
        report.Sessions = listing.Sessions.Count;
        report.Issues.AddRange(listing.Issues.Select(issue => new LogIssue(paths.Relative(issue.Path), 0, issue.Reason)));

        var pending = new List<PendingSession>();
        var present = new HashSet<SessionId>();
        foreach (var folder in listing.Sessions)
        {
            var kind = Compare(folder, stamps.GetValueOrDefault(folder.Id));
            if (kind is PendingKind.Grow or PendingKind.Reread && !SessionMark.IsIn(files, folder.Path, folder.Segments))
            {
                // A known folder is listed unopened; an edit may have taken away what made it a session.
                continue;
            }

            present.Add(folder.Id);
            if (kind is { } pendingKind)
            {
                pending.Add(new(folder.Id, folder, pendingKind));
            }
        }

        pending.AddRange(stamps.Keys.Where(id => !present.Contains(id)).Select(id => new PendingSession(id, null, PendingKind.Remove)));
        return pending;
    }

    /// <summary>The same for one session.</summary>
    public PendingSession? Compare(ISessionIndex index, SessionId id)
    {
        var stamps = index.Stamps(id);
        if (SessionFolders.Find(files, paths, id) is not { } folder)
        {
            return stamps.Count == 0 ? null : new(id, null, PendingKind.Remove);
        }

        return Compare(folder, stamps) is { } kind ? new(id, folder, kind) : null;
    }

    /// <summary>Does what is pending, in one change of the index.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot take it; nothing was changed.</exception>
    public void Apply(
        ISessionIndex index,
        IReadOnlyList<PendingSession> pending,
        SyncReport report,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel)
    {
        using var update = index.BeginUpdate();
        foreach (var session in pending.Where(session => session.Kind is PendingKind.Remove))
        {
            update.Remove(session.Id);
            report.Removed++;
        }

        foreach (var session in pending.Where(session => session.Kind is PendingKind.Restamp))
        {
            Restamp(index, update, session);
        }

        var whole = new List<SessionFolder>();
        foreach (var session in pending.Where(session => session.Kind is PendingKind.Grow or PendingKind.Reread))
        {
            if (session.Kind is PendingKind.Reread || !TryGrow(index, update, session, report))
            {
                whole.Add(session.Folder!);
            }
        }

        PutAll(update, whole, report, progress, cancel);
        update.Commit();
    }

    /// <summary>Reads whole sessions into a change.</summary>
    public void PutAll(
        IIndexUpdate update,
        IReadOnlyList<SessionFolder> folders,
        SyncReport report,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel)
    {
        int done = 0;
        foreach (var step in Steps(folders, cancel))
        {
            update.Put(step.Change);
            if (step.IsLast)
            {
                report.Read++;
                report.Bytes += step.Bytes;
                report.Issues.AddRange(step.Issues);
                progress?.Report(new(++done, folders.Count, report.Bytes));
            }
        }

        cancel.ThrowIfCancellationRequested();
    }

    private PendingKind? Compare(SessionFolder folder, IReadOnlyList<SegmentStamp>? known)
    {
        if (known is null || known.Count == 0 || known.Count > folder.Segments.Count)
        {
            return PendingKind.Reread;
        }

        var source = new SessionSource(files, folder, clock);
        bool restamp = false;
        for (int i = 0; i < folder.Segments.Count; i++)
        {
            if (i >= known.Count || folder.Segments[i].Name != known[i].Name)
            {
                return PendingKind.Reread;
            }

            var (file, stamp) = (folder.Segments[i], known[i]);
            bool looksSame = file.Length == stamp.Length && file.ModifiedTicks == stamp.ModifiedTicks && !stamp.IsRacy;
            if (looksSame)
            {
                continue;
            }

            if (file.Length < stamp.Length || source.Hash(stamp.Name, stamp.Length) != stamp.Hash)
            {
                return PendingKind.Reread;
            }

            if (file.Length > stamp.Length)
            {
                return i == folder.Segments.Count - 1 ? PendingKind.Grow : PendingKind.Reread;
            }

            // The bytes are the same. A stamp that is out of doubt by now spares reading them next time.
            restamp |= file.ModifiedTicks != stamp.ModifiedTicks || !source.IsRacy(file);
        }

        return restamp ? PendingKind.Restamp : null;
    }

    private void Restamp(ISessionIndex index, IIndexUpdate update, PendingSession session)
    {
        if (index.Session(session.Id) is not { } known)
        {
            return;
        }

        var source = new SessionSource(files, session.Folder!, clock);
        var stamps = index.Stamps(session.Id)
            .Zip(session.Folder!.Segments, (stamp, file) => source.Stamp(file, new(file.Name, 0, stamp.Length, stamp.Hash, false, null)))
            .ToList();
        update.Put(new()
        {
            Summary = known.Summary,
            Segments = stamps,
            FromOrdinal = known.Summary.Messages + 1,
            Documents = [],
        });
    }

    private bool TryGrow(ISessionIndex index, IIndexUpdate update, PendingSession session, SyncReport report)
    {
        var source = new SessionSource(files, session.Folder!, clock);
        if (index.Session(session.Id) is not { } known
            || new SessionIndexer(source).Grown(index, known, index.Stamps(session.Id)) is not { } steps)
        {
            return false;
        }

        foreach (var step in steps)
        {
            update.Put(step);
        }

        report.Read++;
        report.Bytes += source.Readings.Sum(reading => reading.Length);
        report.Issues.AddRange(Located(source));
        return true;
    }

    // Two readers make the words while this thread fills the index; a session's steps keep their order.
    private IEnumerable<Step> Steps(IReadOnlyList<SessionFolder> folders, CancellationToken cancel)
    {
        if (folders.Count < Threads)
        {
            foreach (var step in folders.SelectMany(Steps))
            {
                cancel.ThrowIfCancellationRequested();
                yield return step;
            }

            yield break;
        }

        using var steps = new BlockingCollection<Step>(StepsInFlight);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        int next = -1;
        void Read()
        {
            for (int at = Interlocked.Increment(ref next); at < folders.Count; at = Interlocked.Increment(ref next))
            {
                foreach (var step in Steps(folders[at]))
                {
                    steps.Add(step, stop.Token);
                }
            }
        }

        var readers = Enumerable.Range(0, Threads).Select(_ => Task.Run(Read, CancellationToken.None)).ToArray();
        var all = Task.WhenAll(readers);
        _ = all.ContinueWith(_ => steps.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            foreach (var step in steps.GetConsumingEnumerable(cancel))
            {
                yield return step;
            }
        }
        finally
        {
            stop.Cancel();
            WaitFor(all);
        }

        all.GetAwaiter().GetResult();
    }

    private static void WaitFor(Task readers)
    {
        try
        {
            readers.Wait();
        }
        catch (AggregateException)
        {
            // The caller leaves early, or asks for the readers' failure itself right after.
        }
    }

    private IEnumerable<Step> Steps(SessionFolder folder)
    {
        var source = new SessionSource(files, folder, clock);
        SessionChange? held = null;
        foreach (var change in new SessionIndexer(source).All())
        {
            if (held is not null)
            {
                yield return new(held, IsLast: false, 0, []);
            }

            held = change;
        }

        yield return new(held!, IsLast: true, source.Readings.Sum(reading => reading.Length), Located(source));
    }

    private List<LogIssue> Located(SessionSource source) =>
        [.. source.Issues.Select(issue => issue with { Path = paths.Relative(Path.Join(source.Folder.Path, issue.Path)) })];

    private sealed record Step(SessionChange Change, bool IsLast, long Bytes, IReadOnlyList<LogIssue> Issues);
}
