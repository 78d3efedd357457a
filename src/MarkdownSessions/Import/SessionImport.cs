using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Import;

/// <summary>Turns what an importer yields into sessions of a vault, one source at a time.</summary>
internal sealed class SessionImport
{
    private readonly VaultPaths paths;
    private readonly VaultOptions options;
    private readonly ImportRequest request;
    private readonly IVaultFiles files;
    private readonly ImportedSessions sessions;

    public SessionImport(VaultPaths paths, VaultOptions options, ImportRequest request)
    {
        this.paths = paths;
        this.options = options;
        this.request = request;
        files = options.Files;
        sessions = new(files.List(paths.Sessions), request.Importer.Name);
    }

    /// <summary>Imports one source.</summary>
    /// <exception cref="IOException">The vault cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The vault may not be written.</exception>
    public ImportedSource Import(SourceFinder.Found source, ImportAccount account, CancellationToken cancel)
    {
        SourceFingerprint fingerprint;
        try
        {
            using var stream = files.OpenRead(source.FullPath);
            fingerprint = SourceFingerprint.Of(stream, request.Importer.Version);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(source.ShownPath, ImportOutcome.Failed, null, 0, 0, e.Message);
        }

        var own = new ImportAccount();
        using var items = request.Importer.Read(Describe(source), own, cancel).GetEnumerator();
        if (!items.MoveNext() || items.Current is not ImportedHead head)
        {
            account.Add(own);
            return new(source.ShownPath, ImportOutcome.NoSession, null, 0, 0, null);
        }

        ImportedSource result;
        if (sessions.Find(head.SourceId) is { } known)
        {
            result = IsUnchanged(known, fingerprint)
                ? new(source.ShownPath, ImportOutcome.Unchanged, known.Value, 0, 0, null)
                : Extend(known, source, head, items, fingerprint);
        }
        else
        {
            var created = TryCreate(source, head, items, fingerprint, out var id);
            sessions.Add(head.SourceId, id);
            if (created is null)
            {
                // Another import was faster: what it lacks is added.
                return Import(source, account, cancel);
            }

            result = created;
        }

        if (result.Outcome is not ImportOutcome.Unchanged)
        {
            account.Add(own);
        }

        return result;
    }

    private ImportSource Describe(SourceFinder.Found source) => new(
        source.ShownPath,
        beside =>
        {
            string path = beside is null ? source.FullPath : Path.Join(Path.GetDirectoryName(source.FullPath), beside);
            return files.Stat(path) is { Kind: FileKind.File } ? files.OpenRead(path) : null;
        });

    private bool IsUnchanged(SessionId id, SourceFingerprint fingerprint) =>
        SessionFolders.Find(files, paths, id) is { } folder
        && SessionLog.Of(files, folder).ReadHead().Text(SourceFingerprint.Field) == fingerprint.ToString();

    // Null when the name is taken.
    private ImportedSource? TryCreate(
        SourceFinder.Found source,
        ImportedHead first,
        IEnumerator<ImportedItem> items,
        SourceFingerprint fingerprint,
        out SessionId id)
    {
        string staging = Path.Join(paths.Tmp, $"import-{options.Random.NextInt64():x16}");
        files.DeleteFolder(staging);
        var output = WriterInto(staging, first, fingerprint, known: []);
        try
        {
            output.TakeAll(items);
            id = output.NewId();
            if (!request.DryRun)
            {
                output.Finish(id);
                files.CreateFolder(paths.Sessions);
                if (!TryMove(staging, paths.Session(id)))
                {
                    return null;
                }
            }

            return new(source.ShownPath, ImportOutcome.Created, id.Value, output.Entries, 0, null);
        }
        finally
        {
            // After the move there is nothing left of it; after a failure or a stop nobody needs it.
            files.DeleteFolder(staging);
        }
    }

    private bool TryMove(string staging, string session)
    {
        try
        {
            files.Move(staging, session);
            return true;
        }
        catch (IOException e) when (FileFault.IsNameTaken(e))
        {
            return false;
        }
    }

    private ImportedSource Extend(
        SessionId id,
        SourceFinder.Found source,
        ImportedHead first,
        IEnumerator<ImportedItem> items,
        SourceFingerprint fingerprint)
    {
        using var held = request.DryRun ? null : Lock(id);
        if (SessionFolders.Find(files, paths, id) is not { } folder)
        {
            string taken = paths.Relative(paths.Session(id));
            return new(source.ShownPath, ImportOutcome.Failed, id.Value, 0, 0, $"{taken} is there and holds no session; move it away and import again");
        }

        var known = SessionLog.Of(files, folder).Read(LogPosition.Start).Select(entry => entry.Logged.Entry.Id).ToHashSet();
        var output = WriterInto(folder.Path, first, fingerprint, known, id);
        output.TakeAll(items);
        if (!request.DryRun && output.Entries > 0)
        {
            output.Finish(id);
        }

        var outcome = output.Entries > 0 ? ImportOutcome.Extended : ImportOutcome.Unchanged;
        return new(source.ShownPath, outcome, id.Value, output.Entries, output.KnownEntries, null);
    }

    private IFileLock Lock(SessionId id) =>
        PatientLock.Take(files, paths.SessionLock(id), LockMode.Exclusive, options.LockPatience, TimeSpan.FromMilliseconds(50), options.Clock)
        ?? throw VaultException.Locked(id, options.LockPatience, "");

    private ImportedSessionWriter WriterInto(
        string folder, ImportedHead first, SourceFingerprint fingerprint, HashSet<EntryId> known, SessionId? id = null) =>
        new(folder, options, request, sessions) { Id = id, Head = first, Fingerprint = fingerprint, Known = known };
}
