using MarkdownSessions.Format;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    // One comparison: sorting by a number and then by an id would be compiled at each start.
    private static readonly Comparer<SessionSummary> NewestFirst = Comparer<SessionSummary>.Create((left, right) =>
        right.LastTicks.CompareTo(left.LastTicks) is var order and not 0 ? order : string.CompareOrdinal(left.Id.Value, right.Id.Value));

    private const int MostTries = 100;

    /// <summary>Makes a session: its folder appears whole, with the head of its first segment.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="VaultException">The id is taken, or the folder cannot be made.</exception>
    public SessionId Create(SessionDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        CheckDraft(draft);
        using var held = locks.ShareVault();
        var started = draft.Started ?? Timestamp.From(options.Clock.GetUtcNow());
        for (int tries = 0; tries < MostTries; tries++)
        {
            var id = draft.Id ?? SessionId.New(draft.Type, started.Instant ?? options.Clock.GetUtcNow(), options.Random);
            if (TryPlace(id, folder => Begin(folder, HeadOf(draft, id, started))))
            {
                return id;
            }

            if (draft.Id is not null)
            {
                throw VaultException.Unfit($"session '{id}' is there already; give another id, or append to it");
            }
        }

        throw VaultException.NoFreeId();
    }

    private static void CheckDraft(SessionDraft draft)
    {
        if (!IsTag(draft.Type))
        {
            throw VaultException.Unfit($"'{draft.Type}' cannot be a type: 1 to {MostTagLetters} characters without blanks, commas and controls");
        }

        CheckTags(draft.Tags);
    }

    /// <summary>The session that an id, the beginning of one, or the beginning of the part behind its type names.</summary>
    /// <exception cref="VaultException">None fits, or several do.</exception>
    public SessionId Resolve(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (SessionId.TryParse(text, out var exact) && Find(exact) is { } folder)
        {
            return folder.Id;
        }

        var ids = OnDisk(() => SessionFolders.List(files, paths, _ => false)).Sessions.Select(session => session.Id);
        return TheOneNamed(text, ids) ?? throw NotHere(text);
    }

    // Who asks for what was archived is told where it is. Looked up only now: an archive may hold many.
    private VaultException NotHere(string text)
    {
        if (text.Length == 0)
        {
            return VaultException.NoSession(text);
        }

        try
        {
            var places = PlacesOf(archive: null);
            return places.Where(place => IsNamedBy(place.Id, text)).OrderBy(place => place.Archive is null).FirstOrDefault() is { } away ? VaultException.Away(away)
                : Lost(places).FirstOrDefault(session => IsNamedBy(session.Id, text)) is { } lost ? VaultException.Lost(lost)
                : OnDisk(() => Places().Purged(id => IsNamedBy(id, text))) is { } purged ? VaultException.Gone(purged)
                : VaultException.NoSession(text);
        }
        catch (VaultException)
        {
            // A trash or ledger that cannot be read says nothing of it.
            return VaultException.NoSession(text);
        }
    }

    /// <summary>Whether there is a session of exactly this id.</summary>
    public bool Has(string id) => SessionId.TryParse(id, out var exact) && Find(exact) is not null;

    /// <summary>Whether a text begins the id of a session, or the part behind its type.</summary>
    public bool IsBeginning(string text) =>
        text.Length > 0 && OnDisk(() => SessionFolders.List(files, paths, _ => false)).Sessions.Any(session => IsNamedBy(session.Id, text));

    /// <summary>
    /// The ids that a text begins, as <see cref="Resolve"/> takes it, sorted: for completion while somebody types. Only names
    /// of folders are looked at, so one that is no session may be among them.
    /// </summary>
    /// <param name="text">The beginning of an id, or of the part behind its type; empty for all.</param>
    /// <exception cref="VaultException">The vault cannot be read.</exception>
    public IReadOnlyList<SessionId> IdsBeginning(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = OnDisk(() => files.ListFolders(paths.Sessions))
            .Select(name => SessionId.TryParse(name, out var id) ? id : null)
            .OfType<SessionId>();
        return [.. ids.Where(id => IsNamedBy(id, text)).OrderBy(id => id.Value, StringComparer.Ordinal)];
    }

    /// <summary>All sessions, the one with the newest entry first.</summary>
    /// <param name="progress">Told of sessions that are read on the way; null for nobody.</param>
    /// <param name="cancel">Ends the reading.</param>
    public IReadOnlyList<SessionSummary> List(IProgress<SyncProgress>? progress = null, CancellationToken cancel = default)
    {
        return InOrder(Ask(current => current.Sessions(), progress, cancel));
    }

    /// <summary>The sessions that fit, the one with the newest entry first.</summary>
    /// <param name="request">Which.</param>
    /// <param name="progress">Told of sessions that are read on the way; null for nobody.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="VaultException">A value cannot be meant; the vault cannot be read.</exception>
    public IReadOnlyList<SessionSummary> List(ListRequest request, IProgress<SyncProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.IsNarrow)
        {
            return List(progress, cancel);
        }

        var search = SearchOf(request);
        var question = Meant(search);
        var prices = Prices(question);
        return InOrder(Ask(current => new Searcher(current, FilesOf, paths, search, question, prices, cancel).Fitting(), progress, cancel));
    }

    /// <summary>What of a query may be meant otherwise than <see cref="List(ListRequest, IProgress{SyncProgress}, CancellationToken)"/> understands it.</summary>
    /// <exception cref="VaultException">A value cannot be meant.</exception>
    public IReadOnlyList<string> WarningsOf(ListRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.IsNarrow ? Meant(SearchOf(request)).Warnings : [];
    }

    private static SearchRequest SearchOf(ListRequest request) => new() { Query = request.Query, Filters = request.Filters, Zone = request.Zone };

    private static IReadOnlyList<SessionSummary> InOrder(IEnumerable<IndexedSession> sessions) =>
        [.. sessions.Select(session => session.Summary).Order(NewestFirst)];

    /// <summary>
    /// Sessions and all that they started, directly or through others. Reads the head of every session and no index:
    /// what is to be deleted by the answer must fit what the files say.
    /// </summary>
    /// <param name="sessions">Of whom; one that is not in the vault is left out.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>Each once: those that were named, in their order, then their children, then theirs.</returns>
    /// <exception cref="VaultException">The vault cannot be read.</exception>
    public IReadOnlyList<SessionId> FamilyOf(IReadOnlyList<SessionId> sessions, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var all = OnDisk(() => SessionFolders.List(files, paths, _ => false)).Sessions;
        return [.. OnDisk(() => SessionFamily.Of(files, all, sessions, cancel)).Select(folder => folder.Id)];
    }

    /// <summary>Whether a text is the beginning of an id, or of the part behind its type; letters' case does not count.</summary>
    public static bool IsNamedBy(SessionId id, string text)
    {
        int dash = id.Value.IndexOf('-', StringComparison.Ordinal);
        return id.Value.StartsWith(text, StringComparison.OrdinalIgnoreCase)
            || (dash > 0 && id.Value.AsSpan(dash + 1).StartsWith(text, StringComparison.OrdinalIgnoreCase));
    }

    // Null when none fits.
    private static SessionId? TheOneNamed(string text, IEnumerable<SessionId> ids)
    {
        var fitting = text.Length == 0 ? [] : ids.Where(id => IsNamedBy(id, text)).ToList();
        return fitting switch
        {
            [] => null,
            [var one] => one,
            _ => throw VaultException.Ambiguous(text, fitting),
        };
    }

    private SegmentHead HeadOf(SessionDraft draft, SessionId id, Timestamp started)
    {
        var facts = new List<FrontMatterField>();
        if (FrontMatterWriter.OneLine(draft.Title) is { Length: > 0 } title)
        {
            facts.Add(SegmentHead.Field("title", title));
        }

        if (draft.Tags.Count > 0)
        {
            facts.Add(new("tags", Text: null, draft.Tags));
        }

        facts.AddRange(draft.Fields);
        return new() { Session = id, Type = draft.Type, Started = started, Writer = options.Writer, Facts = facts };
    }

    private void Begin(string folder, SegmentHead head)
    {
        var name = SegmentName.Next(head.Started.Instant ?? options.Clock.GetUtcNow(), [], options.Writer, newestIsForeign: false);
        files.TryCreate(Path.Join(folder, name.Text), head.ToBytes());
    }

    // False when the id is taken.
    private bool TryPlace(SessionId id, Action<string> build)
    {
        string staging = Path.Join(paths.Tmp, $"{id}-{options.Random.Next():x8}");
        try
        {
            // On a file system that tells letters' case, a second spelling would be a second folder of one session.
            bool isTaken = files.List(paths.Sessions).Any(folder => string.Equals(folder.Name, id.Value, StringComparison.OrdinalIgnoreCase));
            if (isTaken)
            {
                return false;
            }

            Stage(staging);
            build(staging);
            files.Move(staging, paths.Session(id));
            return true;
        }
        catch (IOException e) when (FileFault.IsNameTaken(e))
        {
            ClearAway(staging);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ClearAway(staging);
            throw VaultException.FromDisk(e);
        }
        catch (VaultException)
        {
            ClearAway(staging);
            throw;
        }
    }

    // A session is built here and renamed into place, so that nobody ever sees half of one.
    private void Stage(string staging)
    {
        files.CreateFolder(paths.Sessions);
        files.DeleteFolder(staging);
        files.CreateFolder(staging);

        // Who made the vault may have been killed before it flushed these names.
        files.FlushFolder(paths.Own);
        files.FlushFolder(paths.Root);
    }

    private void ClearAway(string staging)
    {
        try
        {
            files.DeleteFolder(staging);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What failed before is what the caller is told; nobody reads staging.
        }
    }
}
