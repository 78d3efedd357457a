using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Finds the folders that are sessions: those with a <c>.md</c> file that has <c>session_id</c> in its front matter, or, where
/// that is damaged, an opened heading (docs/format.md, "Layout"). No other folder is ever listed, moved or deleted.
/// </summary>
internal static class SessionFolders
{
    // Below it a second thread, and the library for it, cost more than they save; more than two do not help a disk.
    private const int FewFolders = 64;

    /// <summary>Lists the sessions and the stamps of their segments in one go.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="paths">The vault.</param>
    /// <param name="isKnown">
    /// Whether a folder of this name was a session before: then its files are not opened. Asked from two threads.
    /// </param>
    /// <param name="mayGoOn">Whether there is time to look at one more that is known; null for as long as it takes.</param>
    public static SessionListing List(IVaultFiles files, VaultPaths paths, Func<SessionId, bool> isKnown, Func<bool>? mayGoOn = null)
    {
        string[] names = [.. files.ListFolders(paths.Sessions).Where(name => name[0] != '.')];
        Array.Sort(names, StringComparer.Ordinal);
        var found = new SessionFolder?[names.Length];
        var refused = new FolderIssue?[names.Length];
        var passedOver = new SessionId?[names.Length];
        ForEach(names.Length, index =>
        {
            bool hasLegalName = SessionId.TryParse(names[index], out var id);
            bool wasSession = hasLegalName && isKnown(id!);
            if (wasSession && mayGoOn is not null && !mayGoOn())
            {
                passedOver[index] = id;
                return;
            }

            Look(files, Path.Join(paths.Sessions, names[index]), id, wasSession, out found[index], out refused[index]);
        });
        return WithoutDoubles(found, refused) with { Unchecked = [.. passedOver.OfType<SessionId>()] };
    }

    /// <summary>Looks at one folder; null when it is no session.</summary>
    /// <exception cref="IOException">The folder or a segment cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be read.</exception>
    public static SessionFolder? Find(IVaultFiles files, VaultPaths paths, SessionId id)
    {
        string folder = paths.Session(id);
        var segments = SegmentsOf(files, folder);
        return SessionMark.IsIn(files, folder, segments) ? new(id, folder, segments) : null;
    }

    /// <summary>The stamps of a folder's segments as the log runs.</summary>
    public static IReadOnlyList<FileStamp> SegmentsOf(IVaultFiles files, string folder)
    {
        var segments = new List<FileStamp>();
        foreach (var stamp in files.List(folder))
        {
            if (stamp.Kind == FileKind.File && SegmentName.IsSegment(stamp.Name))
            {
                segments.Add(stamp);
            }
        }

        segments.Sort((left, right) => SegmentName.LogOrder.Compare(left.Name, right.Name));
        return segments;
    }

    // Of a folder whose name is no id, there is none.
    private static void Look(
        IVaultFiles files, string folder, SessionId? id, bool wasSession, out SessionFolder? session, out FolderIssue? issue)
    {
        (session, issue) = (null, null);
        IReadOnlyList<FileStamp> segments;
        try
        {
            segments = SegmentsOf(files, folder);
            if (segments.Count == 0 || (!wasSession && !SessionMark.IsIn(files, folder, segments)))
            {
                return;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be read must not hide the others; it is not gone either.
            issue = new(FolderIssueKind.Unreadable, folder, $"it cannot be read: {failure.Message}");
            return;
        }

        if (id is not null)
        {
            session = new(id, folder, segments);
        }
        else
        {
            issue = new(FolderIssueKind.BadName, folder, "its name is no session id; rename it to 1 to 128 of A-Z a-z 0-9 . _ -");
        }
    }

    private static void ForEach(int count, Action<int> look)
    {
        if (count >= FewFolders && Environment.ProcessorCount > 1)
        {
            TwoThreads.ForEach(count, look);
            return;
        }

        for (int index = 0; index < count; index++)
        {
            look(index);
        }
    }

    // On a file system that tells letters' case, two folders may be one id.
    private static SessionListing WithoutDoubles(SessionFolder?[] found, FolderIssue?[] refused)
    {
        var sessions = new List<SessionFolder>();
        var issues = new List<FolderIssue>();
        var ids = new Dictionary<SessionId, string>();
        for (int i = 0; i < found.Length; i++)
        {
            if (refused[i] is { } issue)
            {
                issues.Add(issue);
            }

            if (found[i] is not { } session)
            {
                continue;
            }

            if (ids.TryAdd(session.Id, session.Id.Value))
            {
                sessions.Add(session);
            }
            else
            {
                issues.Add(new(FolderIssueKind.Twin, session.Path, $"its id differs from '{ids[session.Id]}' in case only; rename one of them"));
            }
        }

        return new(sessions, issues);
    }
}
