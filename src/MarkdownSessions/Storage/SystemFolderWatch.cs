using System.IO.Abstractions;

namespace MarkdownSessions.Storage;

/// <summary>Hints from the system: inotify on Linux, one watch for each folder, of which a user has a limited number.</summary>
internal sealed class SystemFolderWatch : IFolderWatch
{
    private readonly AutoResetEvent changed = new(initialState: false);
    private readonly IFileSystemWatcher watcher;
    private volatile bool isLimited;

    public SystemFolderWatch(IFileSystem files, string folder)
    {
        watcher = files.FileSystemWatcher.CreateNew(folder);
        watcher.IncludeSubdirectories = true;
        watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size;
        watcher.Changed += Tell;
        watcher.Created += Tell;
        watcher.Deleted += Tell;
        watcher.Renamed += Tell;
        watcher.Error += (_, _) =>
        {
            isLimited = true;
            changed.Set();
        };
        watcher.EnableRaisingEvents = true;
    }

    /// <inheritdoc/>
    public bool IsLimited => isLimited;

    /// <inheritdoc/>
    public bool Wait(TimeSpan most, CancellationToken cancel) => WaitHandle.WaitAny([changed, cancel.WaitHandle], most) == 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        watcher.Dispose();
        changed.Dispose();
    }

    private void Tell(object sender, FileSystemEventArgs change) => changed.Set();
}
