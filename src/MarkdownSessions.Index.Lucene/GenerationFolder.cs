using Lucene.Net.Store;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// The files of one generation: Lucene's, the catalog of the checkpoint that Lucene's commit names, and <c>LOCK</c>,
/// which is never deleted while the generation lives.
/// </summary>
/// <param name="path">The folder.</param>
internal sealed class GenerationFolder(string path)
{
    // EWOULDBLOCK of Linux and of macOS, and Windows' sharing violation: what .NET gives for a lock that is held.
    private static readonly int[] LockIsHeld = [11, 35, unchecked((int)0x80070020)];

    private readonly string lockPath = Path.Combine(path, "LOCK");

    /// <summary>Prepares a folder that is there for a generation. Only its owner may look into it: words are private.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Prepare()
    {
        using var created = new FileStream(lockPath, FileMode.Create, FileAccess.Write);
        if (!OperatingSystem.IsWindows())
        {
#pragma warning disable RS0030 // An engine is given a folder and keeps its own files there, past IVaultFiles, as its stores do.
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore RS0030
        }
    }

    /// <summary>
    /// Opens it for Lucene. By positioned reads: mapped files may end the process when a reader is closed beside another
    /// (lucenenet issue 1013). Without Lucene's own lock, which keeps no second process out on Linux; ours does.
    /// </summary>
    public FSDirectory Open() => new NIOFSDirectory(path, NoLockFactory.GetNoLockFactory());

    /// <summary>
    /// Keeps every other writer out, of this process or another, until it is disposed or the process ends. Neither
    /// store's own lock does that on Linux (docs/engines.md, "Several processes").
    /// </summary>
    /// <exception cref="IndexUnavailableException">Somebody writes, or nothing can be written here.</exception>
    public FileStream Lock()
    {
        try
        {
            return new(lockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (LockIsHeld.Contains(failure.HResult))
        {
            throw new IndexUnavailableException("the search index is being written by another process", failure) { IsBusy = true };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IndexUnavailableException($"the search index can only be read: {failure.Message}", failure);
        }
    }
}
