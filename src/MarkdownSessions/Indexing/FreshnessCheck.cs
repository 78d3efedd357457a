using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Finds the sessions whose files and index differ (docs/architecture.md, "Catching up"): by length and time,
/// and in doubt by content.
/// </summary>
internal sealed class FreshnessCheck(IVaultFiles files, VaultPaths paths, TimeProvider clock)
{
    /// <summary>Looks at every session, as long as there is time; how many were passed over is reported.</summary>
    /// <returns>Those that differ, the one that changed last first.</returns>
    public IReadOnlyList<PendingSession> Compare(ISessionIndex index, SyncReport report, TimeLimit limit, CancellationToken cancel)
    {
        var stamps = index.Stamps();
        var listing = SessionFolders.List(files, paths, stamps.ContainsKey, () => !limit.IsOver);
        report.Add(listing, paths);

        var pending = new List<PendingSession>();
        var present = new HashSet<SessionId>(listing.Unchecked);
        present.EnsureCapacity(stamps.Count);
        foreach (var folder in listing.Sessions)
        {
            cancel.ThrowIfCancellationRequested();

            // In doubt files are read, and after a checkout all are in doubt.
            if (limit.IsOver && stamps.ContainsKey(folder.Id))
            {
                report.LeftBehind++;
                present.Add(folder.Id);
                continue;
            }

            var known = stamps.TryGetValue(folder.Id, out var stamped) ? stamped : [];
            var kind = Compare(folder, known, grown: null);
            if (kind is PendingKind.Grow or PendingKind.Reread && !IsStillSession(folder, report))
            {
                continue;
            }

            present.Add(folder.Id);
            if (kind is { } pendingKind)
            {
                pending.Add(new(folder.Id, folder, pendingKind, known));
            }
        }

        pending.Sort((left, right) => right.ModifiedTicks.CompareTo(left.ModifiedTicks));
        foreach (var (id, known) in stamps)
        {
            if (!present.Contains(id))
            {
                pending.Add(new(id, null, PendingKind.Remove, known));
            }
        }

        return pending;
    }

    /// <summary>Looks at one session.</summary>
    /// <param name="index">The index.</param>
    /// <param name="id">The session.</param>
    /// <param name="grown">
    /// A segment as it stood before this process appended to it: where the index knows it so, its bytes are not read again,
    /// and the session is in doubt.
    /// </param>
    public PendingSession? Compare(ISessionIndex index, SessionId id, FileStamp? grown)
    {
        var stamps = index.Stamps(id);
        if (SessionFolders.Find(files, paths, id) is not { } folder)
        {
            return stamps.Count == 0 ? null : new(id, null, PendingKind.Remove, stamps);
        }

        return Compare(folder, stamps, grown) is { } kind
            ? new(id, folder, kind, stamps) { IsInDoubt = grown is not null }
            : null;
    }

    // A known folder is listed unopened; an edit may have taken away what made it a session.
    private bool IsStillSession(SessionFolder folder, SyncReport report)
    {
        try
        {
            return SessionMark.IsIn(files, folder.Path, folder.Segments);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.AddUnread(folder, e, paths);
            return false;
        }
    }

    private PendingKind? Compare(SessionFolder folder, IReadOnlyList<SegmentStamp> known, FileStamp? grown)
    {
        if (known.Count == 0 || known.Count > folder.Segments.Count)
        {
            return PendingKind.Reread;
        }

        if (LooksSame(folder.Segments, known))
        {
            return null;
        }

        var source = new SessionSource(files, folder, clock);
        bool restamp = false;
        bool grew = false;
        for (int i = 0; i < known.Count; i++)
        {
            var (file, stamp) = (folder.Segments[i], known[i]);
            if (file.Name != stamp.Name)
            {
                return PendingKind.Reread;
            }

            if (LooksSame(file, stamp))
            {
                continue;
            }

            bool mayGrow = i == known.Count - 1 && file.Length > stamp.Length;
            if (!(mayGrow && IsFrom(grown, stamp)) && !HasSameBytes(source, file, stamp, mayGrow))
            {
                return PendingKind.Reread;
            }

            // The bytes are the same. A stamp that is out of doubt by now spares reading them next time.
            grew |= mayGrow;
            restamp |= file.ModifiedTicks != stamp.ModifiedTicks || !source.IsRacy(file);
        }

        bool hasNewSegments = folder.Segments.Count > known.Count;
        return grew || hasNewSegments ? PendingKind.Grow : restamp ? PendingKind.Restamp : null;
    }

    private static bool LooksSame(IReadOnlyList<FileStamp> segments, IReadOnlyList<SegmentStamp> known)
    {
        bool same = segments.Count == known.Count;
        for (int i = 0; same && i < known.Count; i++)
        {
            same = segments[i].Name == known[i].Name && LooksSame(segments[i], known[i]);
        }

        return same;
    }

    // Whether this process found the segment as the index knows it, and then appended.
    private static bool IsFrom(FileStamp? grown, SegmentStamp stamp) =>
        grown == new FileStamp(stamp.Name, FileKind.File, stamp.Length, stamp.ModifiedTicks);

    private static bool HasSameBytes(SessionSource source, FileStamp file, SegmentStamp stamp, bool mayGrow) =>
        (mayGrow || file.Length == stamp.Length) && source.Hash(stamp.Name, stamp.Length) == stamp.Hash;

    private static bool LooksSame(FileStamp file, SegmentStamp stamp) =>
        file.Length == stamp.Length && file.ModifiedTicks == stamp.ModifiedTicks && !stamp.IsRacy;
}
