using System.Diagnostics;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Brings an index up to what the files say: the only way in which an index learns
/// (docs/architecture.md, "Catching up"). Append, search and reindex all come through here.
/// </summary>
internal sealed class IndexSync(IVaultFiles files, VaultPaths paths, TimeProvider clock)
{
    private readonly SessionReaders readers = new(files, paths, clock);

    /// <summary>Does what is pending, in one change of the index, as long as there is time; what is left is reported.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot take it; nothing was changed.</exception>
    public void Apply(
        ISessionIndex index,
        IReadOnlyList<PendingSession> pending,
        SyncReport report,
        TimeLimit limit,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel)
    {
        using var update = index.BeginUpdate();
        var whole = new List<SessionFolder>();
        foreach (var session in pending)
        {
            switch (session.Kind)
            {
                case PendingKind.Remove:
                    update.Remove(session.Id);
                    report.Removed++;
                    break;
                case PendingKind.Restamp:
                    Restamp(index, update, session);
                    break;
                case PendingKind.Grow when limit.IsOver:
                    report.LeftBehind++;
                    break;
                case PendingKind.Grow when TryGrow(index, update, session, report):
                    break;
                default:
                    whole.Add(session.Folder!);
                    break;
            }
        }

        PutAll(update, whole, report, limit, progress, cancel);
        update.Commit();
    }

    /// <summary>Reads whole sessions into a change, as long as there is time.</summary>
    public void PutAll(
        IIndexUpdate update,
        IReadOnlyList<SessionFolder> folders,
        SyncReport report,
        TimeLimit limit,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel)
    {
        int done = 0;
        foreach (var step in readers.Read(folders, limit, cancel))
        {
            if (Take(update, step, report))
            {
                done++;
                progress?.Report(new(done, folders.Count, report.Bytes));
            }
        }

        report.LeftBehind += folders.Count - done;
        cancel.ThrowIfCancellationRequested();
    }

    // True when it was the session's last step.
    private bool Take(IIndexUpdate update, SessionStep step, SyncReport report)
    {
        switch (step)
        {
            case FailedStep failed:
                Forget(update, failed.Folder, failed.Failure, report);
                return true;
            case ReadStep read:
                update.Put(read.Change);
                report.Read += read.IsLast ? 1 : 0;
                report.Bytes += read.Bytes;
                report.Issues.AddRange(read.Issues);
                return read.IsLast;
            default:
                throw new UnreachableException();
        }
    }

    // Half of a session would be worse than none of it: the answer names what it lacks.
    private void Forget(IIndexUpdate update, SessionFolder folder, Exception failure, SyncReport report)
    {
        update.Remove(folder.Id);
        report.AddUnread(folder, failure, paths);
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
        try
        {
            if (index.Session(session.Id) is not { } known
                || new SessionIndexer(source).Grown(index, known, index.Stamps(session.Id), session.IsInDoubt) is not { } steps)
            {
                return false;
            }

            foreach (var step in steps)
            {
                update.Put(step);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Of the session's files: what fails in an index is an IndexUnavailableException.
            Forget(update, session.Folder!, e, report);
            return true;
        }

        report.Read++;
        report.Bytes += source.BytesRead;
        report.Issues.AddRange(source.IssuesIn(paths));
        return true;
    }
}
