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
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan VaultPatience = TimeSpan.FromSeconds(10);

    private readonly VaultPaths paths;
    private readonly SessionId id;
    private readonly VaultOptions options;
    private readonly IVaultFiles files;
    private OpenSegment? open;
    private string? suspect;

    public SessionAppender(VaultPaths paths, SessionId id, VaultOptions options)
    {
        this.paths = paths;
        this.id = id;
        this.options = options;
        files = options.Files;
        Artifacts = new(files, paths.Artifacts(id));
    }

    /// <summary>Keeps the session's attachments.</summary>
    public ArtifactStore Artifacts { get; }

    /// <summary>Appends entries, all in one write.</summary>
    /// <returns>Where they stand, once they are flushed.</returns>
    /// <exception cref="VaultException">Locked, gone, too new, or the disk failed; nothing was acknowledged.</exception>
    public AppendPlace Append(IReadOnlyList<Entry> entries)
    {
        using var vault = LockVault();
        using var session = LockSession();
        try
        {
            return Append(entries, LockNoteText.Read(session), session);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Suspect(session);
            Close();
            throw VaultException.FromDisk(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private AppendPlace Append(IReadOnlyList<Entry> entries, LockNoteText note, IFileLock session)
    {
        byte[] bytes = Encode(entries);
        while (OpenNewest(note))
        {
            long length = open!.File.Length;
            byte[] lead = length == open.CleanLength ? [] : TailInspector.Lead(open.File.Read, length);
            open.File.Append(lead.Length == 0 ? bytes : [.. lead, .. bytes]);
            open.File.Flush();

            // An editor takes no lock: it may have put its file in this one's place since it was opened.
            if (open.File.IsStillAtPath())
            {
                open.CleanLength = length + lead.Length + bytes.Length;
                MakeNameDurable(note, session);
                return new(open.Name, length + lead.Length);
            }
        }

        return Begin(entries[0].Time, bytes);
    }

    private static byte[] Encode(IReadOnlyList<Entry> entries)
    {
        try
        {
            return [.. entries.SelectMany(EntryWriter.Write)];
        }
        catch (ArgumentException e)
        {
            // A caller's JSON may name facts that the format keeps for itself, or artifacts that cannot be linked.
            throw VaultException.Unfit($"the entry cannot be written: {e.Message}");
        }
    }

    // A flush that failed may have lost the bytes although a later one succeeds: this file gets no more entries.
    private void Suspect(IFileLock session)
    {
        if (open is null)
        {
            return;
        }

        suspect = open.Name;
        try
        {
            session.WriteNote(new LockNoteText { Suspect = suspect }.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk that just failed may take no note either: then this process alone knows.
        }
    }

    // Opens the newest segment if this writer may go on in it.
    private bool OpenNewest(LockNoteText note)
    {
        var segments = SessionFolders.SegmentsOf(files, paths.Session(id));
        if (segments.Count == 0)
        {
            Close();
            throw VaultException.NoSession(id.Value);
        }

        string newest = segments[^1].Name;
        if (open is not null && (open.Name != newest || !open.File.IsStillAtPath()))
        {
            Close();
        }

        if (segments[^1].Length >= options.MaxSegmentBytes || newest == note.Suspect || newest == suspect || !IsOwn(newest))
        {
            Close();
            return false;
        }

        open ??= new(newest, files.OpenAppend(Path.Join(paths.Session(id), newest)));
        bool mayWrite = open.File.LinkCount == 1 && open.File.IsOwn;
        if (!mayWrite)
        {
            Close();
        }

        return mayWrite;
    }

    private bool IsOwn(string segment)
    {
        if (open is not null)
        {
            return true;
        }

        var front = WritableFront(segment);
        bool isCopy = SegmentName.TryParse(segment, out var name) && name.IsConflictCopy;
        return !isCopy && front.Text("writer") == options.Writer;
    }

    private AppendPlace Begin(Timestamp time, byte[] entries)
    {
        Close();
        while (true)
        {
            var segments = SessionFolders.SegmentsOf(files, paths.Session(id));
            if (segments.Count == 0)
            {
                throw VaultException.NoSession(id.Value);
            }

            string newest = segments[^1].Name;
            var front = WritableFront(newest);
            bool isForeign = front.Text("writer") != options.Writer;
            var start = time.Instant ?? options.Clock.GetUtcNow();

            // All names, not only the segments': a link or folder may have taken one.
            var taken = files.List(paths.Session(id)).Select(stamp => stamp.Name);
            string name = SegmentName.Next(start, taken, options.Writer, isForeign).Text;
            byte[] head = new SegmentHead
            {
                Session = id,
                Type = TypeOf(segments, front),
                Started = time,
                ContinuedFrom = newest,
                Writer = options.Writer,
            }.ToBytes();
            if (files.TryCreate(Path.Join(paths.Session(id), name), [.. head, .. entries]))
            {
                // Who made the session may have been killed before it flushed the folder's name.
                files.FlushFolder(paths.Sessions);
                return new(name, head.Length);
            }
        }
    }

    private string TypeOf(IReadOnlyList<FileStamp> segments, FrontMatter newest) =>
        newest.Text("type")
        ?? new SessionLog(files, paths.Session(id), [.. segments.Select(segment => segment.Name)]).ReadHead().Type
        ?? "chat";

    private FrontMatter WritableFront(string segment)
    {
        var front = Front(segment);
        return FormatVersion.CanAppend(front)
            ? front
            : throw VaultException.TooNew(
                paths.Relative(Path.Join(paths.Session(id), segment)), front.Text("format") ?? "");
    }

    private FrontMatter Front(string segment)
    {
        using var stream = files.OpenRead(Path.Join(paths.Session(id), segment));
        return SegmentReader.ReadFront(stream);
    }

    // The name of a file that another process made and did not live to flush could vanish in a power cut.
    private void MakeNameDurable(LockNoteText note, IFileLock session)
    {
        if (open!.IsNameDurable || note.Durable == open.File.Identity)
        {
            open.IsNameDurable = true;
            return;
        }

        files.FlushFolder(paths.Session(id));
        files.FlushFolder(paths.Sessions);
        session.WriteNote(new LockNoteText { Durable = open.File.Identity }.ToString());
        open.IsNameDurable = true;
    }

    private IFileLock LockVault()
    {
        try
        {
            files.CreateFolder(paths.Locks);
            return PatientLock.Take(files, paths.VaultLock, LockMode.Shared, VaultPatience, LongestPause, options.Clock)
                ?? throw VaultException.VaultInUse(VaultPatience);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }
    }

    private IFileLock LockSession()
    {
        string path = paths.SessionLock(id);
        try
        {
            return PatientLock.Take(files, path, LockMode.Exclusive, options.LockPatience, LongestPause, options.Clock)
                ?? throw VaultException.Locked(id, options.LockPatience, Holder(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }
    }

    private string Holder(string path)
    {
        try
        {
            using var stream = files.OpenRead(path);
            byte[] note = new byte[LockNote.MaxBytes];
            int length = stream.ReadAtLeast(note, note.Length, throwOnEndOfStream: false);
            return LockNoteText.Parse(Encoding.UTF8.GetString(note, 0, length)).Holder ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
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
