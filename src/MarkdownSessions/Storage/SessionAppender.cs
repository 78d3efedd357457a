using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Appends to one session's log (docs/reliability.md, "Append"): under the session's lock, with one
/// write and one flush, to the newest segment if it is this writer's, else to a new one. What was
/// acknowledged survives a kill at any later time, and a power cut.
/// </summary>
internal sealed class SessionAppender : IDisposable
{
    private readonly VaultPaths paths;
    private readonly SessionId id;
    private readonly VaultOptions options;
    private readonly IVaultFiles files;
    private readonly VaultLocks locks;
    private readonly ArtifactStore artifacts;
    private readonly WriterSegments segments;
    private readonly RetryCheck retries;
    private OpenSegment? open;
    private string? suspect;

    // A segment other than the open one that is being flushed.
    private string? flushing;

    public SessionAppender(VaultPaths paths, SessionId id, VaultLocks locks, VaultOptions options)
    {
        this.paths = paths;
        this.id = id;
        this.locks = locks;
        this.options = options;
        files = options.Files;
        artifacts = new(files, paths.Artifacts(id));
        segments = new(paths, id, options);
        retries = new(paths, id, files);
    }

    /// <summary>Appends entries, all in one write; what of them is large becomes artifacts before.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="isGiven">Whether the caller chose an id, so that it may be that of an entry which is there.</param>
    /// <returns>Where they stand, once they are flushed, those too that stood there before.</returns>
    /// <exception cref="VaultException">Locked, gone, too new, an id that says something else, or the disk failed; nothing was acknowledged.</exception>
    public AppendPlace Append(IReadOnlyList<Entry> entries, Func<EntryId, bool> isGiven)
    {
        var repeated = new Dictionary<int, string?>();
        var place = Append(entries[0].Time, _ =>
        {
            foreach (var (at, standing) in retries.Demand(entries, isGiven))
            {
                if (standing.All(IsFlushed))
                {
                    repeated[at] = standing.Count > 0 ? standing[0] : null;
                }
            }

            return [.. entries.Select((entry, at) => repeated.ContainsKey(at) ? null : entry)];
        });
        return place with { Repeated = repeated };
    }

    /// <summary>Appends entries that are made once the session is locked and known to be there, all in one write.</summary>
    /// <param name="time">When they are said; a segment that begins with them starts then.</param>
    /// <param name="make">Makes them; may keep artifacts. Null stands for one that need not be written.</param>
    /// <returns>Where they stand, once they are flushed.</returns>
    /// <exception cref="VaultException">Locked, gone, too new, or the disk failed; nothing was acknowledged.</exception>
    public AppendPlace Append(Timestamp time, Func<ArtifactStore, IReadOnlyList<Entry?>> make)
    {
        using var vault = locks.ShareVault();
        using var session = locks.TakeSession(id, options.LockPatience);
        try
        {
            return Append(time, make, Sign(session), session);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Suspect(session);
            Close();
            throw VaultException.FromDisk(e);
        }
        catch (VaultException)
        {
            // Whatever it was, a session that is gone must not be kept alive by an open file.
            Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private AppendPlace Append(Timestamp time, Func<ArtifactStore, IReadOnlyList<Entry?>> make, LockNoteText note, IFileLock session)
    {
        byte[]? bytes = null;
        suspect = Later(suspect, note.Suspect);
        while (OpenNewest(note, out var before))
        {
            bytes ??= Encode(make);
            if (bytes.Length == 0)
            {
                return new(open!.Name, open.File.Length);
            }

            long length = open!.File.Length;
            byte[] lead = length == open.CleanLength ? [] : TailInspector.Lead(open.File.Read, length);
            open.File.Append(lead.Length == 0 ? bytes : [.. lead, .. bytes]);
            open.File.Flush();

            // An editor takes no lock: it may have put its file in this one's place since it was opened.
            if (open.File.IsStillAtPath())
            {
                open.CleanLength = length + lead.Length + bytes.Length;
                MakeNameDurable(note, session);
                return new(open.Name, length + lead.Length) { Before = before.Length == length ? before : null };
            }
        }

        bytes ??= Encode(make);
        return bytes.Length == 0 ? new(segments.Newest().Name, 0) : segments.Begin(new(time, bytes));
    }

    // Who waits for the lock is told who holds it.
    private static LockNoteText Sign(IFileLock session)
    {
        var before = LockNoteText.Read(session);
        var note = before with { Holder = new LockNoteText().Holder };
        if (note != before)
        {
            Leave(session, note);
        }

        return note;
    }

    // A note is a hint: that it cannot be left is no reason to fail.
    private static void Leave(IFileLock session, LockNoteText note)
    {
        try
        {
            session.WriteNote(note.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then the next one knows less, and flushes once more.
        }
    }

    // Only here, where the session is known to be there and to be ours to write, anything is kept for it.
    private byte[] Encode(Func<ArtifactStore, IReadOnlyList<Entry?>> make)
    {
        using var bytes = new MemoryStream();
        var entries = make(artifacts);
        for (int at = 0; at < entries.Count; at++)
        {
            if (entries[at] is { } entry)
            {
                GivenEntry.Write(entry, at, artifacts.Keep, bytes);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>
    /// Whether what stands in a segment can be acknowledged: its writer may have been killed before it flushed it, so that is
    /// done now. False where that says nothing, or is not for this process to do: then the entry is written again.
    /// </summary>
    /// <exception cref="IOException">The flush failed.</exception>
    private bool IsFlushed(string segment)
    {
        // Of the segments whose flush failed only the last one is known; bytes of each may be lost.
        bool mayBeLost = suspect is not null && SegmentName.LogOrder.Compare(segment, suspect) <= 0;
        if (mayBeLost || TryOpen(segment) is not { } opened)
        {
            return false;
        }

        using var file = opened;
        flushing = segment;
        file.Flush();
        files.FlushFolder(segments.Folder);
        files.FlushFolder(paths.Sessions);
        flushing = null;
        return true;
    }

    private IAppendFile? TryOpen(string segment)
    {
        try
        {
            return files.OpenAppend(segments.PathOf(segment));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It may be another user's, or read-only: nothing keeps this writer from its own segment.
            return null;
        }
    }

    private static string? Later(string? one, string? other) =>
        one is null || (other is not null && SegmentName.LogOrder.Compare(other, one) > 0) ? other : one;

    // A flush that failed may have lost the bytes although a later one succeeds: this file gets no more entries.
    private void Suspect(IFileLock session)
    {
        if ((flushing ?? open?.Name) is not { } failed)
        {
            return;
        }

        suspect = failed;
        flushing = null;
        Leave(session, new() { Suspect = suspect });
    }

    // Opens the newest segment if this writer may go on in it.
    private bool OpenNewest(LockNoteText note, out FileStamp stamp)
    {
        stamp = segments.Newest();
        string newest = stamp.Name;
        if (open is not null && (open.Name != newest || !open.File.IsStillAtPath()))
        {
            Close();
        }

        if (stamp.Length >= options.MaxSegmentBytes || newest == note.Suspect || newest == suspect || (open is null && !segments.IsOwn(newest)))
        {
            Close();
            return false;
        }

        open ??= new(newest, files.OpenAppend(segments.PathOf(newest)));
        bool mayWrite = open.File.LinkCount == 1 && open.File.IsOwn;
        if (!mayWrite)
        {
            Close();
        }

        return mayWrite;
    }

    // The name of a file that another process made and did not live to flush could vanish in a power cut.
    private void MakeNameDurable(LockNoteText note, IFileLock session)
    {
        if (open!.IsNameDurable || note.Durable == open.File.Identity)
        {
            open.IsNameDurable = true;
            return;
        }

        files.FlushFolder(segments.Folder);
        files.FlushFolder(paths.Sessions);
        Leave(session, note with { Durable = open.File.Identity });
        open.IsNameDurable = true;
    }

    private void Close()
    {
        open?.File.Dispose();
        open = null;
    }

    private sealed class OpenSegment(string name, IAppendFile file)
    {
        public string Name => name;

        public IAppendFile File => file;

        /// <summary>The length up to which this appender knows the file to end well; -1 when it does not know.</summary>
        public long CleanLength { get; set; } = -1;

        public bool IsNameDurable { get; set; }
    }
}
