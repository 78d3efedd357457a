using System.Diagnostics;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    // A person's first words stand among the first messages.
    private const int MostTitleMessages = 16;

    /// <summary>What can be brought back: from the trash, the vault's archive, and the archives that the ledger names.</summary>
    /// <param name="archive">Look in this archive only; null looks everywhere.</param>
    /// <exception cref="VaultException">The archive is none, or cannot be read.</exception>
    public IReadOnlyList<SessionId> Removed(string? archive = null) =>
        [.. PlacesOf(archive).Select(place => place.Id).Distinct()];

    /// <summary>
    /// The same with what a person chooses by: title, place, time and size; and what is not to be found any more. Copies
    /// in the trash of what lies in the vault are left out.
    /// </summary>
    /// <param name="archive">Look in this archive only; null looks everywhere.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="VaultException">The archive is none, or cannot be read.</exception>
    public RemovedListing ListRemoved(string? archive = null, CancellationToken cancel = default)
    {
        var places = PlacesOf(archive);
        var sessions = new List<RestorableSession>();
        foreach (var found in places.GroupBy(place => place.Id))
        {
            cancel.ThrowIfCancellationRequested();
            var session = Describe([.. found]);

            // What came back from an archive may have left a copy in the trash, which cannot come back beside it.
            if (!session.IsInTrash || Find(session.Id) is null)
            {
                sessions.Add(session);
            }
        }

        return new(sessions, archive is null ? Lost(places) : []);
    }

    /// <summary>Archives that hold sessions of this vault, as the ledgers say: what no search here looks through. Cheap; no archive is read.</summary>
    /// <exception cref="VaultException">A ledger cannot be read.</exception>
    public IReadOnlyList<ArchivedSessions> Archived() => OnDisk(() => Places().Archived());

    /// <summary>The removed session that an id, or the beginning of one as <see cref="Resolve"/> takes it, names.</summary>
    /// <param name="text">The id or its beginning.</param>
    /// <param name="archive">Look in this archive only; null looks everywhere.</param>
    /// <exception cref="VaultException">None fits, or several do; the archive is none.</exception>
    public SessionId ResolveRemoved(string text, string? archive = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var places = PlacesOf(archive);
        var removed = places.Select(place => place.Id).Distinct().ToList();
        return SessionId.TryParse(text, out var exact) && removed.Contains(exact)
            ? removed.First(id => id == exact)
            : TheOneNamed(text, removed) ?? throw NotRemoved(text, archive, places);
    }

    /// <summary>Brings sessions back into the vault; from the trash the one that was removed last.</summary>
    /// <param name="sessions">Which.</param>
    /// <param name="archive">Take them from this archive; null looks in the trash first, then in the archives.</param>
    /// <param name="progress">Told of each session that is done; null for nobody.</param>
    /// <param name="cancel">Ends it between two sessions, or within a copy, of which nothing stays.</param>
    /// <exception cref="VaultException">One is nowhere; then nothing is brought back.</exception>
    public RemovalReport Restore(
        IReadOnlyList<SessionId> sessions,
        string? archive = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        long begun = Stopwatch.GetTimestamp();
        using var held = locks.ShareVault();
        var places = new Dictionary<SessionId, RemovedPlace>();
        var found = PlacesOf(archive);
        foreach (var place in found)
        {
            places.TryAdd(place.Id, place);
        }

        if (sessions.Where(id => !places.ContainsKey(id)).Select(id => id.Value).FirstOrDefault() is { } missing)
        {
            throw NotRemoved(missing, archive, found);
        }

        var restoration = new SessionRestoration(paths, locks, options);
        return Each(sessions, id => restoration.Restore(places[id], cancel) with { StaysIn = ArchiveBeside(places[id], found) }, begun, progress, cancel);
    }

    // What was archived left a copy in the trash, which comes back first; the archive's is not touched.
    private static string? ArchiveBeside(RemovedPlace taken, IReadOnlyList<RemovedPlace> found) =>
        taken.Archive is null ? found.FirstOrDefault(place => place.Id == taken.Id && place.Archive is not null)?.Archive!.Root : null;

    private RestorableSession Describe(IReadOnlyList<RemovedPlace> found)
    {
        var taken = found[0];
        var survey = TrySurvey(taken.Path);
        return new(
            taken.Id,
            taken.Path,
            IsInTrash: taken.Archive is null,
            found.Select(place => place.Archive?.Root).FirstOrDefault(root => root is not null),
            taken.Removed,
            TitleOf(taken),
            survey?.Files.Count ?? 0,
            survey?.Bytes ?? 0);
    }

    private FolderSurvey? TrySurvey(string folder)
    {
        try
        {
            return FolderSurvey.Of(files, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Listed all the same; what is wrong with it is told when it is to be brought back.
            return null;
        }
    }

    // As a list has it, but from the log's beginning only: an archive may be large, and nobody keeps an index of a trash.
    private string TitleOf(RemovedPlace removed)
    {
        try
        {
            var source = new SessionSource(files, new(removed.Id, removed.Path, SessionFolders.SegmentsOf(files, removed.Path)), options.Clock);
            var maker = new SummaryMaker(removed.Id, source.ReadHead());
            foreach (var message in source.Messages(LogPosition.Start, firstOrdinal: 1).Take(MostTitleMessages))
            {
                maker.Add(message);
            }

            maker.AddTitleLine(source.TitleLine);
            return maker.Make(ResumePoint.Start).Title;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return removed.Id.Value;
        }
    }

    private IReadOnlyList<LostSession> Lost(IReadOnlyList<RemovedPlace> found)
    {
        var ids = found.Select(place => place.Id).ToHashSet();
        return OnDisk(() => Places().Lost(id => ids.Contains(id) || Find(id) is not null));
    }

    private VaultException NotRemoved(string text, string? archive, IReadOnlyList<RemovedPlace> found)
    {
        var lost = archive is null && text.Length > 0 ? Lost(found).FirstOrDefault(session => IsNamedBy(session.Id, text)) : null;
        return lost is null ? VaultException.NotRemoved(text, archive) : VaultException.Lost(lost);
    }

    private RemovedPlaces Places() => new(files, paths, options.Writer, folder => Find(folder, files));

    private IReadOnlyList<RemovedPlace> PlacesOf(string? archive) => OnDisk(() =>
    {
        var places = Places();
        if (archive is null)
        {
            return places.All(IsOfThisVault);
        }

        string folder = Path.GetFullPath(archive);
        var found = FindAny(folder, files) ?? throw VaultException.NoVault(archive);
        return IsOfThisVault(found) ? throw VaultException.OwnArchive(archive) : places.In(folder);
    });
}
