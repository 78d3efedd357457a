namespace MarkdownSessions.Indexing;

/// <summary>The index that a vault has open: a generation of its engine, the scan, or none.</summary>
internal sealed class OpenedIndex : IDisposable
{
    /// <summary>It; null while none is open.</summary>
    public ISessionIndex? Index { get; private set; }

    /// <summary>The generation's name; null for the scan.</summary>
    public string? Generation { get; private set; }

    /// <summary>The engine's index; null while the files are read in its stead.</summary>
    public ISessionIndex? OfEngine => Index is ScanningIndex ? null : Index;

    /// <summary>Opens the current generation, if it is not open already.</summary>
    /// <param name="engine">Opens it.</param>
    /// <param name="generations">Says which it is.</param>
    /// <param name="reason">Why there is none; empty when there is one.</param>
    /// <exception cref="IndexUnavailableException">It is not sound.</exception>
    public ISessionIndex? OpenCurrent(IIndexEngine engine, IndexGenerations generations, out string reason)
    {
        (string? folder, reason) = generations.Current();
        if (OfEngine is { } open && folder is not null && Generation == Path.GetFileName(folder))
        {
            return open;
        }

        // Another process has built a newer one, or the files were read in its stead before.
        Dispose();
        if (folder is null)
        {
            return null;
        }

        Index = engine.Open(folder);
        Generation = Path.GetFileName(folder);
        return Index;
    }

    /// <summary>Uses the scan.</summary>
    public void Use(ScanningIndex scan)
    {
        Dispose();
        Index = scan;
    }

    /// <summary>Closes what is open; another may be opened after.</summary>
    public void Dispose()
    {
        Index?.Dispose();
        Index = null;
        Generation = null;
    }
}
