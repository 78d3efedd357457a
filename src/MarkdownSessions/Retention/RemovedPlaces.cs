using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>Finds removed sessions: in the trash, in the vault's own archive, and where the ledgers say that some were archived.</summary>
internal sealed class RemovedPlaces(IVaultFiles files, VaultPaths paths, string writer, Func<string, VaultPaths?> findVault)
{
    // The trash tells seconds, and a session goes there right after the archive has it.
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(10);

    private readonly Ledger ledger = new(files, paths, writer);
    private IReadOnlyList<LedgerLine>? archivings;
    private Dictionary<SessionId, DateTimeOffset?>? archivedAt;

    private IReadOnlyList<LedgerLine> Archivings => archivings ??= [.. ledger.Read().Where(line => line.Verb == "archived")];

    private Dictionary<SessionId, DateTimeOffset?> ArchivedAt =>
        archivedAt ??= Archivings.GroupBy(line => line.Session).ToDictionary(lines => lines.Key, lines => lines.Max(line => line.Time.Instant));

    /// <summary>
    /// All that can be found, each session's newest first: the trash's before the archives', but for what was archived
    /// again after it went to the trash.
    /// </summary>
    /// <param name="isOfThisVault">Whether a vault that a ledger names is this one.</param>
    public IReadOnlyList<RemovedPlace> All(Func<VaultPaths, bool> isOfThisVault)
    {
        bool IsOutdated(TrashedSession trashed) => ArchivedAt.GetValueOrDefault(trashed.Id) > trashed.Removed + Grain;
        var trash = new Trash(files, paths).List();
        var archives = Archivings.Select(line => line.Facts.Text("to")).OfType<string>().Prepend(paths.Archive).Distinct(StringComparer.Ordinal);
        return
        [
            .. trash.Where(trashed => !IsOutdated(trashed)).Select(InTrash),
            .. archives.SelectMany(archive => TryIn(archive, isOfThisVault)),
            .. trash.Where(IsOutdated).Select(InTrash),
        ];
    }

    // What a ledger of another machine names may be anything here.
    private IReadOnlyList<RemovedPlace> TryIn(string archive, Func<VaultPaths, bool> isOfThisVault)
    {
        try
        {
            return [.. In(archive).Where(place => !isOfThisVault(place.Archive!))];
        }
        catch (Exception e) when (e is VaultException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static RemovedPlace InTrash(TrashedSession trashed) =>
        new(trashed.Id, trashed.Path, Archive: null) { Removed = trashed.Removed };

    /// <summary>The sessions of one archive; none when there is no vault.</summary>
    public IReadOnlyList<RemovedPlace> In(string archive)
    {
        // A relative path in a ledger of another machine means nothing here.
        if (!Path.IsPathFullyQualified(archive) || findVault(archive) is not { } found)
        {
            return [];
        }

        return
        [
            .. SessionFolders.List(files, found, _ => false).Sessions
                .Select(session => new RemovedPlace(session.Id, session.Path, found) { Removed = ArchivedAt.GetValueOrDefault(session.Id) }),
        ];
    }

    /// <summary>Folders that sessions were archived to and not brought back from, with how many; no archive is looked into.</summary>
    public IReadOnlyList<ArchivedSessions> Archived() =>
    [
        .. ledger.ReadNewest()
            .Where(newest => newest.Entry.Verb == "archived")
            .GroupBy(newest => newest.Entry.Facts.Text("to") ?? paths.Archive, StringComparer.Ordinal)
            .Where(archive => Path.IsPathFullyQualified(archive.Key) && files.Stat(archive.Key) is { Kind: FileKind.Folder })
            .Select(archive => new ArchivedSessions(archive.Key, archive.Count()))
            .OrderBy(archive => archive.Folder, StringComparer.Ordinal),
    ];

    /// <summary>The line of a ledger that says last that a session was deleted for good; null where none does.</summary>
    /// <param name="isNamed">Whether a session is the one that is asked for.</param>
    public LedgerLine? Purged(Func<SessionId, bool> isNamed) =>
        ledger.Read().Where(line => isNamed(line.Session)).MaxBy(line => line.Time.Instant) is { Verb: "purged" } newest ? newest : null;

    /// <summary>What the ledgers say was archived last, and is not to be found.</summary>
    /// <param name="isFound">Whether a session lies in the vault, its trash, or an archive.</param>
    public IReadOnlyList<LostSession> Lost(Func<SessionId, bool> isFound) =>
    [
        .. ledger.ReadNewest()
            .Where(newest => newest.Entry.Verb == "archived" && !isFound(newest.Entry.Session))
            .Select(newest => new LostSession(newest.Entry.Session, newest.Entry.Facts.Text("to") ?? paths.Archive)),
    ];
}
