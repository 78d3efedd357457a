using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Deletes indexes that may hold words of messages which were deleted for good.</summary>
/// <param name="files">The disk.</param>
/// <param name="paths">The vault.</param>
/// <param name="indexLock">The lock of who deletes them.</param>
/// <param name="writer">Whose indexes they are.</param>
internal sealed class IndexTraces(IVaultFiles files, VaultPaths paths, IndexLock indexLock, string writer)
{
    /// <summary>
    /// Deletes every generation but the current one of an engine, of other engines and versions too: who uses one of
    /// those next builds it anew.
    /// </summary>
    /// <param name="engine">Whose index was built since; null for none.</param>
    /// <returns>False when some could not be deleted.</returns>
    /// <exception cref="IndexUnavailableException">Another process writes the index.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public bool ClearAllBut(string? engine)
    {
        string folder = paths.Index(writer);
        if (files.Stat(folder) is null)
        {
            return true;
        }

        using var held = indexLock.Take();
        var current = new CurrentFile(files, folder);
        List<GenerationName> kept = [.. (current.Read() ?? []).Where(name => name.Engine == engine)];
        current.Write(kept);
        return GenerationPruning.DeleteAllBut(kept, files, folder) == 0;
    }
}
