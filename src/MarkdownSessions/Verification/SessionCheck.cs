using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Checks one session: what lies in its folder, its log, and its artifacts.</summary>
/// <param name="files">The disk.</param>
/// <param name="paths">The vault.</param>
/// <param name="known">What else lies in the vault.</param>
/// <param name="deep">Also read the artifacts.</param>
internal sealed class SessionCheck(IVaultFiles files, VaultPaths paths, KnownSessions known, bool deep)
{
    /// <summary>Reads the session; what cannot be read is a finding.</summary>
    public CheckedSession Check(SessionFolder folder, CancellationToken cancel)
    {
        var findings = new FindingList(paths, folder.Id);
        var log = SessionLog.Of(files, folder);
        log.NamesStrayMarks = true;
        var artifacts = new ArtifactCheck(files, folder, findings);
        var segments = new SegmentCheck(files, folder, known, findings);
        long entries = 0;
        try
        {
            new FolderCheck(files, folder, findings).Check(artifacts);
            entries = ReadEntries(log, new(folder, findings), artifacts, cancel);
            segments.Check(log);
            artifacts.CheckFiles(deep, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(FindingKind.Unreadable, folder.Path, $"cannot be read to its end: {e.Message}");
        }

        return new(folder.Id, findings.Found, log.Readings.Count, entries, artifacts.Count, log.Readings.Sum(reading => reading.Length))
        {
            Parent = segments.Parent,
        };
    }

    private static long ReadEntries(SessionLog log, EntryCheck entries, ArtifactCheck artifacts, CancellationToken cancel)
    {
        long count = 0;
        IEnumerable<PlacedEntry> Checked()
        {
            foreach (var entry in log.Read(LogPosition.Start))
            {
                cancel.ThrowIfCancellationRequested();
                count++;
                if (entries.Check(entry))
                {
                    artifacts.Check(entry);
                }

                yield return entry;
            }
        }

        var replaced = new List<PlacedEntry>();
        foreach (var message in new MessageAssembler(firstOrdinal: 1) { Replaced = replaced }.Assemble(Checked()))
        {
            entries.Check(message);
        }

        entries.Finish(replaced);
        return count;
    }
}
