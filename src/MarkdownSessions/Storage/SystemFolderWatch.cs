using System.IO.Abstractions;

namespace MarkdownSessions.Storage;

/// <summary>Hints from the system: inotify on Linux, one watch for each folder, of which a user has a limited number.</summary>
internal sealed class SystemFolderWatch : IFolderWatch
{
    private readonly Lock gate = new();
    private readonly AutoResetEvent changed = new(initialState: false);
    private readonly IFileSystemWatcher watcher;
    private volatile bool isLimited;
    private volatile bool hasOverflowed;
    private bool isDisposed;

    /// <summary>Begins to watch.</summary>
    /// <param name="watcher">Of the folder; disposed with this.</param>
    /// <exception cref="IOException">The system has no watches left.</exception>
    public SystemFolderWatch(IFileSystemWatcher watcher)
    {
        this.watcher = watcher;
        watcher.IncludeSubdirectories = true;
        watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size;
        watcher.Changed += (_, _) => Tell();
        watcher.Created += (_, _) => Tell();
        watcher.Deleted += (_, _) => Tell();
        watcher.Renamed += (_, _) => Tell();
        watcher.Error += (_, error) => TellOf(error.GetException());
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Whether beginning to watch failed as it may: no watches are left at all, or the folder is missing.</summary>
    public static bool IsExpected(Exception failure) => failure is IOException or ArgumentException or PlatformNotSupportedException;

    /// <inheritdoc/>
    public bool IsLimited => isLimited;

    /// <inheritdoc/>
    public bool Wait(TimeSpan most, CancellationToken cancel)
    {
        bool isTold = WaitHandle.WaitAny([changed, cancel.WaitHandle], most) == 0;
        if (isTold && hasOverflowed)
        {
            BeginAnew();
        }

        return isTold;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        watcher.Dispose();
        lock (gate)
        {
            isDisposed = true;
            changed.Dispose();
        }
    }

    // Among the lost hints may be that of a new folder, in which then nothing is watched: all are looked for again. Who
    // waited looks after this, so that nothing falls in between.
    private void BeginAnew()
    {
        hasOverflowed = false;
        try
        {
            watcher.EnableRaisingEvents = false;
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (IsExpected(e))
        {
            isLimited = true;
        }
    }

    private void TellOf(Exception failure)
    {
        bool isOverflow = failure is InternalBufferOverflowException;
        hasOverflowed |= isOverflow;
        isLimited |= !isOverflow;
        Tell();
    }

    // The system's thread may be on its way here while the watch is closed.
    private void Tell()
    {
        lock (gate)
        {
            if (!isDisposed)
            {
                changed.Set();
            }
        }
    }
}
