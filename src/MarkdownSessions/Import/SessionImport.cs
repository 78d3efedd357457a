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
    private readonly Dictionary<string, SessionId> byEnding = new(StringComparer.Ordinal);

    public SessionImport(VaultPaths paths, VaultOptions options, ImportRequest request)
    {
        this.paths = paths;
        this.options = options;
        this.request = request;
        files = options.Files;
        foreach (var folder in files.List(paths.Sessions))
        {
            if (folder.Kind is FileKind.Folder && SessionId.TryParse(folder.Name, out var id))
            {
                byEnding.TryAdd(EndingOf(id), id);
            }
        }
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

        string ending = ImportedIds.Ending(request.Importer.Name, head.SourceId);
        ImportedSource result;
        if (byEnding.TryGetValue(ending, out var known))
        {
            result = IsUnchanged(known, fingerprint)
                ? new(source.ShownPath, ImportOutcome.Unchanged, known.Value, 0, 0, null)
                : Extend(known, source, head, items, fingerprint);
        }
        else
        {
            var created = TryCreate(source, head, items, fingerprint, out var id);
            byEnding[ending] = id;
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
        && LogOf(folder).ReadHead().Text(SourceFingerprint.Field) == fingerprint.ToString();

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
        var output = new Output(this, staging, first, fingerprint, known: []);
        try
        {
            output.TakeAll(items);
            id = ImportedIds.New(request.Importer.Name, output.Head, output.Started.Instant ?? options.Clock.GetUtcNow());
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

        if (!request.DryRun)
        {
            // What a killed import left here may have names that are not flushed yet: what follows must not outlive them.
            files.FlushFolder(folder.Path);
        }

        var known = LogOf(folder).Read(LogPosition.Start).Select(entry => entry.Logged.Entry.Id).ToHashSet();
        var output = new Output(this, folder.Path, first, fingerprint, known) { Id = id };
        output.TakeAll(items);
        if (!request.DryRun && output.Entries > 0)
        {
            output.Finish(id);
        }

        var outcome = output.Entries > 0 ? ImportOutcome.Extended : ImportOutcome.Unchanged;
        return new(source.ShownPath, outcome, id.Value, output.Entries, output.Known, null);
    }

    private IFileLock Lock(SessionId id) =>
        PatientLock.Take(files, paths.SessionLock(id), LockMode.Exclusive, options.LockPatience, TimeSpan.FromMilliseconds(50), options.Clock)
        ?? throw VaultException.Locked(id, options.LockPatience, "");

    private SessionLog LogOf(SessionFolder folder) => new(files, folder.Path, [.. folder.Segments.Select(segment => segment.Name)]);

    private static string EndingOf(SessionId id)
    {
        int dash = id.Value.LastIndexOf('-');
        return dash < 0 ? id.Value : id.Value[dash..];
    }

    /// <summary>The session that a source becomes.</summary>
    private sealed class Output(
        SessionImport import,
        string folder,
        ImportedHead first,
        SourceFingerprint fingerprint,
        HashSet<EntryId> known)
    {
        private readonly SegmentedWriter segments = new(import.files, folder, import.options.MaxSegmentBytes);
        private readonly ArtifactStore artifacts = new(import.files, Path.Join(folder, "artifacts"));
        private Timestamp? firstTime;

        public ImportedHead Head { get; private set; } = first;

        public SessionId? Id { get; init; }

        public long Entries { get; private set; }

        public long Known { get; private set; }

        public Timestamp Started => Head.Started ?? firstTime ?? Timestamp.From(import.options.Clock.GetUtcNow());

        public void TakeAll(IEnumerator<ImportedItem> items)
        {
            if (!import.request.DryRun)
            {
                import.files.CreateFolder(folder);
            }

            while (items.MoveNext())
            {
                switch (items.Current)
                {
                    case ImportedHead amended:
                        Head = amended with { Started = amended.Started ?? Head.Started };
                        break;
                    case ImportedEntry entry:
                        Take(entry);
                        break;
                    default:
                        break;
                }
            }
        }

        // Only the last segment says that the source was taken whole: an import that was killed before is to go on.
        public void Finish(SessionId id) => segments.Finish(SegmentHead(id, isLast: true));

        private void Take(ImportedEntry imported)
        {
            if (known.Contains(imported.Entry.Id))
            {
                Known++;
                return;
            }

            firstTime ??= imported.Entry.Time;
            Entries++;
            if (import.request.DryRun)
            {
                return;
            }

            foreach (var entry in EntryShaper.Shape(KeepArtifacts(imported), artifacts))
            {
                segments.Add(entry, () => SegmentHead(Id ?? ImportedIds.New(import.request.Importer.Name, Head, Started.Instant ?? default), isLast: false));
            }
        }

        private Entry KeepArtifacts(ImportedEntry imported)
        {
            if (imported.Artifacts.Count == 0)
            {
                return imported.Entry;
            }

            // One record may show the same picture twice.
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, content) in imported.Artifacts)
            {
                names[name] = artifacts.Keep(content.Span, Path.GetExtension(name));
            }

            return imported.Entry with { Parts = [.. imported.Entry.Parts.Select(part => Renamed(part, names))] };
        }

        private static Part Renamed(Part part, Dictionary<string, string> names) => part switch
        {
            ArtifactPart artifact when names.TryGetValue(artifact.Name, out string? name) => artifact with { Name = name },
            ToolResult { Artifact: { } kept } result when names.TryGetValue(kept, out string? name) => result with { Artifact = name },
            ToolCall { InputArtifact: { } kept } call when names.TryGetValue(kept, out string? name) => call with { InputArtifact = name },
            _ => part,
        };

        private SegmentHead SegmentHead(SessionId id, bool isLast)
        {
            var fields = Head.Fields.Select(field => Storage.SegmentHead.Field(field.Key, field.Value)).ToList();
            fields.Add(Storage.SegmentHead.Field("source_id", Head.SourceId));
            if (Head.ParentSourceId is { } parent)
            {
                string ending = ImportedIds.Ending(import.request.Importer.Name, parent);
                fields.Add(Storage.SegmentHead.Field("parent_source_id", parent));
                fields.Add(Storage.SegmentHead.Field(
                    "parent_session_id",
                    import.byEnding.TryGetValue(ending, out var parentId) ? parentId.Value : null));
            }

            fields.Add(Storage.SegmentHead.Field("imported_from", import.request.Importer.Name));
            if (isLast)
            {
                fields.Add(Storage.SegmentHead.Field(SourceFingerprint.Field, fingerprint.ToString()));
            }

            return new() { Session = id, Type = Head.Type, Started = Started, Writer = import.options.Writer, Facts = fields };
        }
    }
}
