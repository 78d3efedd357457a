using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// Keeps files with a session, named by their content, and appends one entry that links to them. Files of any length
    /// are copied in pieces; the session is locked only once they are there.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="drafts">The files; at least one.</param>
    /// <param name="role">Who gives them.</param>
    /// <param name="cancel">Ends it while copying; nothing is added then.</param>
    /// <exception cref="VaultException">Locked, gone, too new, or the disk failed; no entry was written.</exception>
    public ArtifactsAdded AddArtifacts(
        SessionId session, IReadOnlyList<ArtifactDraft> drafts, Role role = Role.User, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentOutOfRangeException.ThrowIfZero(drafts.Count, nameof(drafts));
        var appender = AppenderOf(session);
        var staging = new ArtifactStaging(files, paths);
        var staged = new List<StagedArtifact>();
        try
        {
            OnDisk(() =>
            {
                staged.AddRange(drafts.Select(draft => staging.Copy(draft.Content, cancel)));
                return staged;
            });
            return Add(session, appender, drafts, staged, role);
        }
        finally
        {
            staging.Clear(staged);
        }
    }

    /// <summary>The files kept with a session, by name, and what its log says of them; reads the log from its start.</summary>
    /// <exception cref="VaultException">There is no such session, or it cannot be read.</exception>
    public IReadOnlyList<KeptArtifact> Artifacts(SessionId session)
    {
        var source = SourceOf(session);
        return OnDisk(() =>
        {
            var kept = new ArtifactStore(files, paths.Artifacts(source.Folder.Id)).List()
                .ToDictionary(stamp => stamp.Name, stamp => new KeptArtifact { Name = stamp.Name, Bytes = stamp.Length }, StringComparer.Ordinal);
            foreach (var message in source.Messages(LogPosition.Start, firstOrdinal: 1))
            {
                foreach (var (name, facts) in message.Parts.SelectMany(part => Links(part.Part)))
                {
                    AddLink(kept, name, facts, message.Id);
                }
            }

            return kept.Values.OrderBy(artifact => artifact.Name, StringComparer.Ordinal).ToList();
        });
    }

    /// <summary>Opens a file that is kept with a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">Its name, or as much of the beginning as no other one shares.</param>
    /// <exception cref="VaultException">There is no such session or file, or several begin so.</exception>
    public ArtifactStream OpenArtifact(SessionId session, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folder = Find(session) ?? throw VaultException.NoSession(session.Value);
        return OnDisk(() =>
        {
            var store = new ArtifactStore(files, paths.Artifacts(folder.Id));
            var names = store.List().Select(stamp => stamp.Name).ToList();
            var fitting = names.Contains(name, StringComparer.Ordinal) ? [name] : names.Where(one => one.StartsWith(name, StringComparison.Ordinal)).ToList();
            return (name.Length, fitting) switch
            {
                ( > 0, [var one]) => new ArtifactStream(store.OpenRead(one), one),
                ( > 0, [_, ..]) => throw VaultException.AmbiguousArtifact(name, fitting),
                _ => throw VaultException.NoArtifact(name, folder.Id),
            };
        });
    }

    private ArtifactsAdded Add(
        SessionId session, SessionAppender appender, IReadOnlyList<ArtifactDraft> drafts, List<StagedArtifact> staged, Role role)
    {
        var entry = Complete(new() { Role = role, Parts = [] });
        IReadOnlyList<ArtifactPart> parts = [];
        var place = appender.Append(entry.Time, store =>
        {
            parts = [.. drafts.Zip(staged, (draft, copy) => PartOf(draft, copy, store.Keep(copy, ArtifactName.Extension(draft.FileName))))];
            return [entry with { Parts = parts }];
        });
        string? behind = index.TryCatchUp(session, options.IndexPatience);
        var result = new AppendResult(session, entry.Id, PathOf(session, place.Segment), behind);
        return new(result, [.. parts.Zip(staged, (part, copy) => Linked(new() { Name = part.Name, Bytes = copy.Length }, part.Facts, entry.Id.Message))]);
    }

    private static ArtifactPart PartOf(ArtifactDraft draft, StagedArtifact copy, string name)
    {
        var facts = ArtifactName.MediaType(draft.FileName) is { } type ? Facts.Empty.With("mime", type) : Facts.Empty;
        facts = facts.With("bytes", copy.Length);
        return new(name) { Facts = draft.FileName.Length > 0 ? facts.With("file", draft.FileName) : facts };
    }

    private static void AddLink(Dictionary<string, KeptArtifact> kept, string name, Facts facts, string message)
    {
        if (!kept.TryGetValue(name, out var known) || known.Message is null)
        {
            kept[name] = Linked(known ?? new() { Name = name }, facts, message);
        }
    }

    private static KeptArtifact Linked(KeptArtifact artifact, Facts facts, string message) =>
        artifact with { MediaType = facts.Text("mime"), FileName = facts.Text("file"), Message = message };

    private static IEnumerable<(string Name, Facts Facts)> Links(Part part) => part switch
    {
        ArtifactPart artifact => [(artifact.Name, artifact.Facts)],
        ToolCall { InputArtifact: { } input } => [(input, Facts.Empty)],
        ToolResult { Artifact: { } answer } => [(answer, Facts.Empty)],
        _ => [],
    };
}
