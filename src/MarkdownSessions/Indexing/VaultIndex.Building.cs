namespace MarkdownSessions.Indexing;

/// <content>When the next generation is built, and what becomes of the one in use.</content>
internal sealed partial class VaultIndex
{
    /// <summary>
    /// Brings the index up to the files however long it takes, and leaves a worn generation for a new one. It stays in use
    /// where none can be built, or where another process is building one.
    /// </summary>
    /// <param name="progress">Told of sessions that are read.</param>
    /// <param name="cancel">Ends the reading; the index is left as it was.</param>
    /// <returns>What was found and read.</returns>
    public SyncReport Tend(IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        Fresh(progress, cancel, out var report);
        try
        {
            return opened is { OfEngine.IsWorn: true, Generation: { } worn } ? Follow(worn, report, progress, cancel) : report;
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            AfterFailure(e, report, TimeLimit.None, progress, cancel);
            return report;
        }
    }

    /// <summary>
    /// Tends the index and looks through its storage too: a damaged one is built anew. That takes a second for a gigabyte.
    /// </summary>
    /// <param name="progress">Told of sessions that are read.</param>
    /// <param name="cancel">Ends the reading; the index is left as it was.</param>
    /// <returns>What was found and read.</returns>
    public SyncReport Mend(IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var report = Tend(progress, cancel);
        if (IsDamaged())
        {
            Discard(isBroken: true);
            Fresh(progress, cancel, out report);
        }

        return report;
    }

    /// <summary>Builds a new generation from the files and makes it current.</summary>
    /// <exception cref="IndexUnavailableException">Another process writes the index, or it cannot be written here.</exception>
    public SyncReport Rebuild(IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var report = new SyncReport();
        if (generations is null)
        {
            note = "without an engine there is no index to build; the files were read";
            Scan(report, cancel);
        }
        else
        {
            opened.Dispose();
            reindexer!.Build(report, progress, cancel);
            OpenBuilt();
            note = null;
            unread = report.Unread;
        }

        return report;
    }

    /// <summary>
    /// Builds the index anew, if there is one, and deletes those of other engines, so that no file of any holds what was
    /// deleted for good.
    /// </summary>
    /// <returns>False when one could not be built or deleted.</returns>
    public bool TryForgetTraces(CancellationToken cancel)
    {
        try
        {
            bool isKept = generations?.Current().Folder is not null;
            opened.Dispose();
            bool isCleared = traces.ClearAllBut(isKept ? engine!.Name : null);
            if (isKept)
            {
                reindexer!.Build(new(), progress: null, cancel);
                OpenBuilt();
            }

            return isCleared;
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            opened.Dispose();
            return false;
        }
    }

    // A question is answered from a damaged index as long as it does not come upon the damage; who mends it wants it whole.
    private bool IsDamaged()
    {
        try
        {
            return opened.OfEngine?.FindDamage(IndexDepth.Storage) is not null;
        }
        catch (IndexUnavailableException e)
        {
            return !e.IsBusy;
        }
    }

    private SyncReport Follow(string worn, SyncReport caughtUp, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        // Some systems delete nothing that is open.
        opened.Dispose();
        var built = new SyncReport { Removed = caughtUp.Removed };
        string? obstacle = reindexer!.TryFollow(worn, built, progress, cancel);
        OpenCurrent();
        note = obstacle is null ? "the index was worn; a new one was built" : $"the index is worn, and no new one could be built: {obstacle}";
        if (obstacle is not null || built.Sessions == 0)
        {
            return caughtUp;
        }

        pendingSessions = 0;
        unread = built.Unread;
        return built;
    }

    private ISessionIndex Build(
        string why, SyncReport report, TimeLimit limit, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        opened.Dispose();
        bool isOwn = reindexer!.BuildUnlessBuilt(report, progress, cancel);
        var built = OpenBuilt();
        note = null;
        var answering = isOwn ? built : CatchUp(built, report, limit, progress, cancel);
        note = note is null ? why : $"{why}; {note}";
        return answering;
    }

    private ISessionIndex OpenBuilt()
    {
        pendingSessions = 0;
        return OpenCurrent() ?? throw new IndexUnavailableException("the index that was just built is gone");
    }
}
