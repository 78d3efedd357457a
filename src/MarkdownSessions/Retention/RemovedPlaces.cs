using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>Finds removed sessions: in the trash, in the vault's own archive, and where the ledgers say that some were archived.</summary>
internal sealed class RemovedPlaces(IVaultFiles files, VaultPaths paths, string writer, Func<string, VaultPaths?> findVault)
{
    /// <summary>All that can be found, the trash's first, each session's newest first.</summary>
    public IReadOnlyList<RemovedPlace> All()
    {
        var archives = new Ledger(files, paths, writer).Read()
            .Select(line => line.Facts.Text("to"))
            .OfType<string>()
            .Prepend(paths.Archive)
            .Distinct(StringComparer.Ordinal);
        return
        [
            .. new Trash(files, paths).List().Select(trashed => new RemovedPlace(trashed.Id, trashed.Path, Archive: null)),
            .. archives.SelectMany(In),
        ];
    }

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
                .Select(session => new RemovedPlace(session.Id, session.Path, found)),
        ];
    }
}
