using System.Diagnostics;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>What can be brought back: from the trash, the vault's archive, and the archives that the ledger names.</summary>
    /// <param name="archive">Look in this archive only; null looks everywhere.</param>
    /// <exception cref="VaultException">The archive is none, or cannot be read.</exception>
    public IReadOnlyList<SessionId> Removed(string? archive = null) =>
        [.. PlacesOf(archive).Select(place => place.Id).Distinct()];

    /// <summary>The removed session that an id, or the beginning of one as <see cref="Resolve"/> takes it, names.</summary>
    /// <param name="text">The id or its beginning.</param>
    /// <param name="archive">Look in this archive only; null looks everywhere.</param>
    /// <exception cref="VaultException">None fits, or several do; the archive is none.</exception>
    public SessionId ResolveRemoved(string text, string? archive = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var removed = Removed(archive);
        return SessionId.TryParse(text, out var exact) && removed.Contains(exact)
            ? removed.First(id => id == exact)
            : TheOneNamed(text, removed) ?? throw VaultException.NotRemoved(text, archive);
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
        foreach (var place in PlacesOf(archive))
        {
            places.TryAdd(place.Id, place);
        }

        if (sessions.Where(id => !places.ContainsKey(id)).Select(id => id.Value).FirstOrDefault() is { } missing)
        {
            throw VaultException.NotRemoved(missing, archive);
        }

        var restoration = new SessionRestoration(paths, locks, options);
        return Each(sessions, id => restoration.Restore(places[id], cancel), begun, progress, cancel);
    }

    private IReadOnlyList<RemovedPlace> PlacesOf(string? archive) => OnDisk(() =>
    {
        var places = new RemovedPlaces(files, paths, options.Writer, folder => Find(folder, files));
        if (archive is null)
        {
            return places.All(IsOfThisVault);
        }

        string folder = Path.GetFullPath(archive);
        var found = FindAny(folder, files) ?? throw VaultException.NoVault(archive);
        return IsOfThisVault(found) ? throw VaultException.OwnArchive(archive) : places.In(folder);
    });
}
