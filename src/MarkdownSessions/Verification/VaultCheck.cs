using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Checks a vault besides its sessions: what else lies among them, leftovers, ledger and archives.</summary>
/// <param name="files">The disk.</param>
/// <param name="paths">The vault.</param>
/// <param name="findings">Gets what is found.</param>
internal sealed class VaultCheck(IVaultFiles files, VaultPaths paths, FindingList findings)
{
    /// <summary>Names what lies among the sessions and is none.</summary>
    public void CheckFolders(SessionListing listing)
    {
        foreach (var issue in listing.Issues)
        {
            findings.Add(KindOf(issue.Kind), issue.Path, issue.Reason.Split(';')[0]);
        }

        var told = listing.Sessions.Select(session => session.Path).Concat(listing.Issues.Select(issue => issue.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var stamp in files.List(paths.Sessions))
        {
            string path = Path.Join(paths.Sessions, stamp.Name);
            if (told.Contains(path))
            {
                continue;
            }

            if (stamp.Kind is FileKind.Folder && stamp.Name[0] != '.' && TellOfLostLogs(path))
            {
                continue;
            }

            bool hasSegments = stamp.Kind is FileKind.Folder && stamp.Name[0] != '.' && SessionFolders.SegmentsOf(files, path).Count > 0;
            if (hasSegments)
            {
                findings.Add(FindingKind.NotASession, path, "it holds Markdown without session_id and without a heading that a program opened");
            }
            else
            {
                Foreign.Tell(findings, path, stamp);
            }
        }
    }

    // Of a folder that is no session: what looks like a log and is not read as one. Then it is a session that got lost.
    private bool TellOfLostLogs(string folder)
    {
        bool isLost = false;
        foreach (var stamp in files.List(folder).Where(stamp => stamp.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)))
        {
            string path = Path.Join(folder, stamp.Name);
            if (stamp.Kind is FileKind.Other)
            {
                findings.Add(FindingKind.LinkOrDevice, path, "it is a link, pipe or device, and the folder has no other log");
                isLost = true;
            }
            else if (stamp.Kind is FileKind.File && !stamp.Name.EndsWith(".md", StringComparison.Ordinal))
            {
                findings.Add(FindingKind.NotASession, path, "its name must end in .md, in small letters, to be a log");
                isLost = true;
            }
        }

        return isLost;
    }

    /// <summary>Names what writers left that died.</summary>
    public void CheckLeftovers()
    {
        foreach (var stamp in files.List(paths.Tmp))
        {
            findings.Add(FindingKind.Leftover, Path.Join(paths.Tmp, stamp.Name), "a writer that died, or is at work now, stages something in it");
        }

        string ledgers = Path.Join(paths.Own, "ledger");
        foreach (string folder in new[] { paths.Own, ledgers })
        {
            foreach (var stamp in files.List(folder).Where(stamp => VaultPaths.IsTemporary(stamp.Name)))
            {
                Foreign.Tell(findings, Path.Join(folder, stamp.Name), stamp);
            }
        }
    }

    /// <summary>Names archived sessions that are neither in their archive nor here.</summary>
    /// <param name="ledger">All ledgers.</param>
    /// <param name="known">What lies here, in the trash, and in archives.</param>
    public void CheckLedger(Ledger ledger, KnownSessions known)
    {
        foreach (var newest in ledger.ReadNewest())
        {
            if (newest.Entry.Verb == "archived" && !known.IsAnywhere(newest.Entry.Session.Value))
            {
                string problem = $"'{newest.Entry.Session}' was archived to '{newest.Entry.Facts.Text("to")}' and is neither there nor here";
                findings.Add(FindingKind.LostArchive, newest.Path, problem, newest.Line);
            }
        }
    }

    /// <summary>Compares sessions that lie here and in an archive.</summary>
    /// <param name="archived">What lies in archives.</param>
    /// <param name="restored">Ids of sessions that came back since they were archived: what they say now may be more.</param>
    /// <param name="known">What lies here.</param>
    /// <param name="deep">Read both; otherwise names and lengths are compared.</param>
    /// <param name="cancel">Ends the reading.</param>
    public void CheckArchived(
        IEnumerable<RemovedPlace> archived, IReadOnlySet<SessionId> restored, KnownSessions known, bool deep, CancellationToken cancel)
    {
        foreach (var place in archived.Where(place => place.Archive is not null && known.IsHere(place.Id)))
        {
            string here = paths.Session(place.Id);
            try
            {
                bool isAlike = deep
                    ? new FolderCopy(files, cancel).Digest(here) == new FolderCopy(files, cancel).Digest(place.Path)
                    : FolderSurvey.Of(files, here).Files.SequenceEqual(FolderSurvey.Of(files, place.Path).Files);
                bool isExpected = isAlike || restored.Contains(place.Id);
                string content = isAlike ? "" : isExpected ? ", as it was before it was restored" : ", with other content";
                findings.Add(isExpected ? FindingKind.AlsoArchived : FindingKind.ArchiveDiffers, here, $"it lies in '{place.Archive!.Root}' as well{content}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                findings.Add(FindingKind.Unreadable, place.Path, $"cannot be read: {e.Message}");
            }
        }
    }

    private static FindingKind KindOf(FolderIssueKind kind) => kind switch
    {
        FolderIssueKind.BadName => FindingKind.BadSessionName,
        FolderIssueKind.Twin => FindingKind.TwinSession,
        _ => FindingKind.Unreadable,
    };
}
