using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>The lock of who builds or deletes indexes of a vault, of whatever engine.</summary>
internal sealed class IndexLock(IVaultFiles files, VaultPaths paths, VaultLocks locks)
{
    // Another process that builds is waited for this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Takes it; disposing of it gives it back.</summary>
    /// <exception cref="IndexUnavailableException">Another process has it.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public IFileLock Take()
    {
        files.CreateFolder(paths.Locks);
        return locks.TryIndex(Patience) ?? throw new IndexUnavailableException("another process writes the index") { IsBusy = true };
    }
}
