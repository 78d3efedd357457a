using System.Diagnostics;
using MarkdownSessions.Import;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// Imports sessions of another program. Each appears whole; one that is there gets the entries
    /// it lacks; a second import of the same sources changes no byte. A source that cannot be read,
    /// or whose session a newer version wrote, has failed by itself: the others are imported.
    /// </summary>
    /// <param name="request">What to import.</param>
    /// <param name="progress">Told after each source; null for nobody.</param>
    /// <param name="cancel">Ends it between two records; sessions that were finished stay.</param>
    /// <exception cref="VaultException">A path names nothing, or the vault cannot be written.</exception>
    public ImportResult Import(ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        long begun = Stopwatch.GetTimestamp();
        var account = new ImportAccount();
        var sources = new List<ImportedSource>();
        long bytes = 0;
        try
        {
            using var held = locks.ShareVault();
            var found = SourceFinder.Find(files, request.Importer, request.Paths);
            var importing = new SessionImport(paths, locks, options, request);
            foreach (var file in found)
            {
                sources.Add(importing.Import(file, account, cancel));
                bytes = importing.Bytes;
                progress?.Report(new(sources.Count, found.Count, bytes));
            }

            if (!request.DryRun)
            {
                FlushNames(sources);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }

        return new()
        {
            From = request.Importer.Name,
            DryRun = request.DryRun,
            Sources = sources,
            Account = account,
            Bytes = bytes,
            Elapsed = Stopwatch.GetElapsedTime(begun),
        };
    }

    // What was found to be there may be the work of an import that was killed before it flushed the names, and a
    // power cut would take back what this one counts as done. 0.35 ms a folder that has nothing to flush (ext4).
    private void FlushNames(List<ImportedSource> sources)
    {
        foreach (var source in sources.Where(source => source is { Outcome: ImportOutcome.Unchanged, Session: not null }))
        {
            files.FlushFolder(Path.Join(paths.Sessions, source.Session));
        }

        if (sources.Count > 0)
        {
            files.FlushFolder(paths.Sessions);
        }
    }
}
