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
}
