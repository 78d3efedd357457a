namespace MarkdownSessions.Indexing;

/// <summary>Builds an index anew under its lock, when one is missing, worn or damaged, or when somebody asks for it.</summary>
internal sealed class Reindexer(IndexLock indexLock, IndexGenerations generations, GenerationBuilder builder)
{
    /// <summary>Builds a new generation, unless another process did while the lock was waited for.</summary>
    /// <returns>False when another process did: the files may have changed since it listed them.</returns>
    /// <exception cref="IndexUnavailableException">Another process writes the index, or it cannot be written here.</exception>
    public bool BuildUnlessBuilt(SyncReport report, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        string? before = generations.Current().Folder;
        using var held = indexLock.Take();
        bool isBuilt = generations.Current().Folder is { } now && now != before;
        if (!isBuilt)
        {
            builder.Build(report, progress, cancel);
        }

        return !isBuilt;
    }

    /// <summary>Builds a new generation, whatever the current one says.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="BuildUnlessBuilt"/>.</exception>
    public void Build(SyncReport report, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        using var held = indexLock.Take();
        builder.Build(report, progress, cancel);
    }

    /// <summary>Builds the generation that follows a worn one, which goes on answering until then; nothing fails by it.</summary>
    /// <param name="worn">The worn generation's name. When another is current by now, it has been built by somebody else.</param>
    /// <param name="report">What was read.</param>
    /// <param name="progress">Told of sessions that are read.</param>
    /// <param name="cancel">Ends the building; the worn generation stays.</param>
    /// <returns>Null when the worn generation is no longer the current one; otherwise why it still is.</returns>
    public string? TryFollow(string worn, SyncReport report, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        try
        {
            // Who may build is who builds: between two takings of the lock another process could come in.
            using var held = indexLock.Take();
            if (Path.GetFileName(generations.Current().Folder) == worn)
            {
                builder.Build(report, progress, cancel);
            }

            return null;
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
