namespace MarkdownSessions.Storage;

/// <summary>Takes a lock that somebody else may hold for a while.</summary>
internal static class PatientLock
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);

    /// <summary>Tries until it is had or patience ends; pauses grow from 1 ms to <paramref name="longestPause"/>.</summary>
    /// <returns>Null when patience ended.</returns>
    public static IFileLock? Take(
        IVaultFiles files,
        string path,
        LockMode mode,
        TimeSpan patience,
        TimeSpan longestPause,
        TimeProvider clock)
    {
        long begun = clock.GetTimestamp();
        var pause = FirstPause;
        while (true)
        {
            if (files.TryLock(path, mode) is { } held)
            {
                return held;
            }

            if (clock.GetElapsedTime(begun) >= patience)
            {
                return null;
            }

            Thread.Sleep(pause);
            pause = pause * 2 > longestPause ? longestPause : pause * 2;
        }
    }
}
