using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Builds a new generation of an index from the files, beside the one in use, and makes it current.</summary>
internal sealed class GenerationBuilder(
    IVaultFiles files,
    VaultPaths paths,
    IIndexEngine engine,
    IndexGenerations generations,
    IndexSync sync)
{
    /// <summary>Builds; the caller holds the index lock. Readers of the generation before go on.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be built here.</exception>
    /// <exception cref="IOException">The disk failed; the generation before is still current.</exception>
    public void Build(SyncReport report, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        string folder = generations.Begin();
        try
        {
            Fill(folder, report, progress, cancel);
        }
        catch
        {
            // Also when the user asks to stop: a half-built generation is of no use to anybody.
            files.DeleteFolder(folder);
            throw;
        }

        generations.Promote(folder);
        generations.Prune();
    }

    private void Fill(string folder, SyncReport report, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        using var filling = engine.Create(folder);
        var listing = SessionFolders.List(files, paths, _ => false);
        report.Add(listing, paths);
        using (var update = filling.BeginUpdate())
        {
            sync.PutAll(update, listing.Sessions, report, TimeLimit.None, progress, cancel);
            update.Commit();
        }

        engine.Seal(filling);
    }
}
