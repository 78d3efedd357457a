using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Import;

/// <summary>Decides what becomes of each source: a new session, more of one that is there, or nothing.</summary>
internal sealed class SessionImport
{
    private readonly VaultPaths paths;
    private readonly VaultLocks locks;
    private readonly VaultOptions options;
    private readonly ImportRequest request;
    private readonly IVaultFiles files;
    private readonly ImportedSessions sessions;
    private readonly ImportRehearsal rehearsal;

    public SessionImport(VaultPaths paths, VaultLocks locks, VaultOptions options, ImportRequest request)
    {
        this.paths = paths;
        this.locks = locks;
        this.options = options;
        this.request = request;
        files = options.Files;
        var moves = request.IncludeRemoved ? [] : new Ledger(files, paths, options.Writer).Read();
        sessions = new(files.List(paths.Sessions), moves, request.Importer.Name);
        rehearsal = new(files, request.Importer);
    }

    /// <summary>Bytes of the sources that were read to their end.</summary>
    public long Bytes { get; private set; }

    /// <summary>Imports one source. One that cannot be read has failed, and others may go on.</summary>
    /// <exception cref="IOException">The vault cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The vault may not be written.</exception>
    public ImportedSource Import(SourceFinder.Found source, ImportAccount account, CancellationToken cancel)
    {
        if (source.Problem is { } problem)
        {
            return Failed(source, problem);
        }

        try
        {
            // Null: another import made the session meanwhile. What it lacks is added.
            return TryImport(source, account, cancel)
                ?? TryImport(source, account, cancel)
                ?? Failed(source, "its session is made and moved away again by another process; import again");
        }
        catch (UnreadableSourceException e)
        {
            return Failed(source, e.Message);
        }
    }

    private ImportedSource? TryImport(SourceFinder.Found source, ImportAccount account, CancellationToken cancel)
    {
        using var reading = SourceReading.Open(files, request.Importer, source, cancel);
        var result = reading.Next() is ImportedHead head
            ? TryTake(head, reading, cancel)
            : new(source.ShownPath, ImportOutcome.NoSession, null, 0, 0, null);
        if (result is not null)
        {
            Bytes += reading.Fingerprint.Bytes;
        }

        if (result is { Outcome: not (ImportOutcome.Unchanged or ImportOutcome.LeftOut or ImportOutcome.Failed) })
        {
            account.Add(reading.Account);
        }

        return result;
    }

    private ImportedSource? TryTake(ImportedHead head, SourceReading reading, CancellationToken cancel) =>
        sessions.Find(head.SourceId) is { } id ? Update(id, head, reading, cancel)
        : sessions.FindRemoved(head.SourceId) is { } removed ? LeftOut(reading, removed)
        : TryCreate(head, reading);

    private static ImportedSource LeftOut(SourceReading reading, LedgerLine removed) =>
        new(reading.Source.ShownPath, ImportOutcome.LeftOut, removed.Session.Value, 0, 0, $"{removed.Verb} {removed.Time}");

    // Null when the name is taken.
    private ImportedSource? TryCreate(ImportedHead first, SourceReading reading)
    {
        string staging = Path.Join(paths.Tmp, $"import-{options.Random.NextInt64():x16}");
        files.DeleteFolder(staging);
        var output = WriterInto(staging, first, reading, known: []);
        try
        {
            output.TakeAll(reading);
            var id = output.NewId();
            sessions.Add(first.SourceId, id);
            if (request.DryRun)
            {
                rehearsal.Add(id, reading);
            }
            else if (!TryPlace(staging, id, output))
            {
                return null;
            }

            return new(reading.Source.ShownPath, ImportOutcome.Created, id.Value, output.Entries, 0, null);
        }
        finally
        {
            // After the move there is nothing left of it; after a failure or a stop nobody needs it.
            files.DeleteFolder(staging);
        }
    }

    private bool TryPlace(string staging, SessionId id, ImportedSessionWriter output)
    {
        output.Finish(id);
        files.CreateFolder(paths.Sessions);
        try
        {
            files.Move(staging, paths.Session(id));
            return true;
        }
        catch (IOException e) when (FileFault.IsNameTaken(e))
        {
            return false;
        }
    }

    private ImportedSource Update(SessionId id, ImportedHead first, SourceReading reading, CancellationToken cancel) =>
        IsUnchanged(id, reading.Fingerprint)
            ? new(reading.Source.ShownPath, ImportOutcome.Unchanged, id.Value, 0, 0, null)
            : Extend(id, first, reading, cancel);

    private bool IsUnchanged(SessionId id, SourceFingerprint fingerprint) =>
        rehearsal.LastOf(id) is { } rehearsed
            ? rehearsed == fingerprint
            : SessionFolders.Find(files, paths, id) is { } folder
                && SessionLog.Of(files, folder).ReadHead().Text(SourceFingerprint.Field) == fingerprint.ToString();

    private ImportedSource Extend(SessionId id, ImportedHead first, SourceReading reading, CancellationToken cancel)
    {
        using var held = request.DryRun ? null : locks.TakeSession(id, options.LockPatience);
        var folder = SessionFolders.Find(files, paths, id);
        if (Refusal(id, folder) is { } problem)
        {
            return Failed(reading.Source, problem) with { Session = id.Value };
        }

        if (!request.DryRun)
        {
            // What a killed import left here may have names that are not flushed yet: what follows must not outlive them.
            files.FlushFolder(paths.Session(id));
        }

        var output = WriterInto(paths.Session(id), first, reading, EntriesOf(id, folder, cancel), id);
        output.TakeAll(reading);
        if (output.Entries == 0)
        {
            return new(reading.Source.ShownPath, ImportOutcome.Unchanged, id.Value, 0, output.KnownEntries, null);
        }

        if (request.DryRun)
        {
            rehearsal.Add(id, reading);
        }
        else
        {
            output.Finish(id);
        }

        return new(reading.Source.ShownPath, ImportOutcome.Extended, id.Value, output.Entries, output.KnownEntries, null);
    }

    // Why a session cannot be extended; null when it can.
    private string? Refusal(SessionId id, SessionFolder? folder)
    {
        if (folder is null)
        {
            return rehearsal.LastOf(id) is null
                ? $"{paths.Relative(paths.Session(id))} is there and holds no session; move it away and import again"
                : null;
        }

        foreach (var segment in folder.Segments)
        {
            string path = Path.Join(folder.Path, segment.Name);
            using var stream = files.OpenRead(path);
            var front = SegmentReader.ReadFront(stream);
            if (!FormatVersion.CanAppend(front))
            {
                return VaultException.TooNew(paths.Relative(path), front.Text("format") ?? "").Message;
            }
        }

        return null;
    }

    private HashSet<EntryId> EntriesOf(SessionId id, SessionFolder? folder, CancellationToken cancel)
    {
        var entries = rehearsal.EntriesOf(id, cancel).ToHashSet();
        if (folder is not null)
        {
            entries.UnionWith(SessionLog.Of(files, folder).Read(LogPosition.Start).Select(entry => entry.Logged.Entry.Id));
        }

        return entries;
    }

    private ImportedSessionWriter WriterInto(
        string folder, ImportedHead first, SourceReading reading, HashSet<EntryId> known, SessionId? id = null) =>
        new(folder, options, request, sessions) { Id = id, Head = first, Fingerprint = reading.Fingerprint, Known = known };

    private static ImportedSource Failed(SourceFinder.Found source, string problem) =>
        new(source.ShownPath, ImportOutcome.Failed, null, 0, 0, problem);
}
