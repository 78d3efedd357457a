using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Import;

/// <summary>
/// Writes what an importer yields as segments of one session; in a dry run it only counts.
/// </summary>
/// <param name="folder">The session's folder, or where it is built.</param>
/// <param name="options">The vault's.</param>
/// <param name="request">What is imported.</param>
/// <param name="sessions">Where a child finds its parent.</param>
internal sealed class ImportedSessionWriter(
    string folder,
    VaultOptions options,
    ImportRequest request,
    ImportedSessions sessions)
{
    private readonly SegmentedWriter segments = new(options.Files, folder, options.MaxSegmentBytes);
    private readonly ArtifactStore artifacts = new(options.Files, Path.Join(folder, "artifacts"));
    private Timestamp? firstTime;

    /// <summary>The session; null for one that is new, whose id its head and first entry will give.</summary>
    public SessionId? Id { get; init; }

    /// <summary>What is known of the session; amended on the way.</summary>
    public required ImportedHead Head { get; set; }

    /// <summary>By what a second import knows the source.</summary>
    public required SourceFingerprint Fingerprint { get; init; }

    /// <summary>The entries that the session has already.</summary>
    public required IReadOnlySet<EntryId> Known { get; init; }

    /// <summary>Entries that were taken.</summary>
    public long Entries { get; private set; }

    /// <summary>Entries that were passed over, because the session has them.</summary>
    public long KnownEntries { get; private set; }

    private Timestamp Started => Head.Started ?? firstTime ?? Timestamp.From(options.Clock.GetUtcNow());

    /// <summary>Takes what is left of a source.</summary>
    public void TakeAll(SourceReading reading)
    {
        if (!request.DryRun)
        {
            options.Files.CreateFolder(folder);
        }

        while (reading.Next() is { } item)
        {
            switch (item)
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

    /// <summary>The id of a session that is imported for the first time, by what is known of it so far.</summary>
    public SessionId NewId() => ImportedIds.New(request.Importer.Name, Head, Started.Instant ?? options.Clock.GetUtcNow());

    /// <summary>Writes what is left; the session says from now on that the source was taken whole.</summary>
    // Only the last segment says so: an import that was killed before is to go on.
    public void Finish(SessionId id) => segments.Finish(SegmentHead(id, isLast: true));

    private void Take(ImportedEntry imported)
    {
        if (Known.Contains(imported.Entry.Id))
        {
            KnownEntries++;
            return;
        }

        firstTime ??= imported.Entry.Time;
        Entries++;
        if (request.DryRun)
        {
            return;
        }

        foreach (var entry in EntryShaper.Shape(KeepArtifacts(imported), artifacts))
        {
            segments.Add(entry, () => SegmentHead(Id ?? NewId(), isLast: false));
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
            fields.Add(Storage.SegmentHead.Field("parent_source_id", parent));
            fields.Add(Storage.SegmentHead.Field("parent_session_id", sessions.Find(parent)?.Value));
        }

        fields.Add(Storage.SegmentHead.Field("imported_from", request.Importer.Name));
        if (isLast)
        {
            fields.Add(Storage.SegmentHead.Field(SourceFingerprint.Field, Fingerprint.ToString()));
        }

        return new() { Session = id, Type = Head.Type, Started = Started, Writer = options.Writer, Facts = fields };
    }
}
