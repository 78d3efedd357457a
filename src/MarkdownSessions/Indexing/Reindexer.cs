using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Builds an index anew under its lock, when one is missing, worn or damaged, or when somebody asks for it.</summary>
internal sealed class Reindexer(
    IVaultFiles files, VaultPaths paths, VaultLocks locks, IndexGenerations generations, GenerationBuilder builder)
{
    // Another process that builds is waited for this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Builds a new generation, unless another process did while the lock was waited for.</summary>
    /// <exception cref="IndexUnavailableException">Another process writes the index, or it cannot be written here.</exception>
    public void BuildUnlessBuilt(SyncReport report, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        string? before = generations.Current().Folder;
        using var held = Lock();
        bool isBuilt = generations.Current().Folder is { } now && now != before;
        if (!isBuilt)
        {
            builder.Build(report, progress, cancel);
        }
    }

    /// <summary>Builds a new generation, whatever the current one says.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="BuildUnlessBuilt"/>.</exception>
    public void Build(SyncReport report, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        using var held = Lock();
        builder.Build(report, progress, cancel);
    }

    /// <summary>Whether a new generation can be built: a worn one still answers and is not given up where none can.</summary>
    public bool CanBuild()
    {
        try
        {
            using var held = locks.TryIndex(Patience);
            return held is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private IFileLock Lock()
    {
        files.CreateFolder(paths.Locks);
        return locks.TryIndex(Patience) ?? throw new IndexUnavailableException("another process writes the index") { IsBusy = true };
    }
}
