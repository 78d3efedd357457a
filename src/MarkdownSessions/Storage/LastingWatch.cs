namespace MarkdownSessions.Storage;

/// <summary>A folder's watch that is begun again now and then where the system's watches ran out: others may have freed some.</summary>
internal sealed class LastingWatch(IVaultFiles files, string folder, TimeProvider clock) : IDisposable
{
    // Beginning looks at every folder once, as a sweep does.
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(60);

    private IFolderWatch? watch = files.TryWatch(folder);
    private long begun = clock.GetTimestamp();

    /// <summary>Whether hints are missing.</summary>
    public bool IsLimited => watch is null or { IsLimited: true };

    /// <summary>Waits for a hint; what changed before it waited is for the caller to look for after it.</summary>
    /// <param name="most">How long at most.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <returns>Whether there was one.</returns>
    public bool Wait(TimeSpan most, CancellationToken cancel)
    {
        // Before the waiting, so that it shows during it whether the new watch holds.
        RetryIfDue();
        if (watch is not null)
        {
            return watch.Wait(most, cancel);
        }

        cancel.WaitHandle.WaitOne(most);
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => watch?.Dispose();

    private void RetryIfDue()
    {
        if (IsLimited && clock.GetElapsedTime(begun) >= RetryEvery)
        {
            watch?.Dispose();
            watch = files.TryWatch(folder);
            begun = clock.GetTimestamp();
        }
    }
}
