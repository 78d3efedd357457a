using System.Collections.ObjectModel;
using System.IO.Abstractions;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Storage;

public sealed class SystemFolderWatchTests : IDisposable
{
    private readonly ToyWatcher system = new();

    public void Dispose() => system.Dispose();

    [Fact]
    public void Too_many_changes_at_once_are_a_hint_after_which_all_is_watched_again()
    {
        using var watch = new SystemFolderWatch(system);

        system.Fail(new InternalBufferOverflowException());
        bool isTold = watch.Wait(TimeSpan.Zero, CancellationToken.None);

        Assert.True(isTold);
        Assert.False(watch.IsLimited);
        Assert.Equal([true, false, true], system.Enabled);
    }

    [Fact]
    public void Watches_that_ran_out_limit_it()
    {
        using var watch = new SystemFolderWatch(system);

        system.Fail(new IOException("The configured user limit on the number of inotify watches has been reached"));

        Assert.True(watch.Wait(TimeSpan.Zero, CancellationToken.None));
        Assert.True(watch.IsLimited);
        Assert.Equal([true], system.Enabled);
    }

    [Fact]
    public void A_watch_that_cannot_begin_anew_is_limited()
    {
        using var watch = new SystemFolderWatch(system);

        system.Fail(new InternalBufferOverflowException());
        system.HasNoWatches = true;
        bool isTold = watch.Wait(TimeSpan.Zero, CancellationToken.None);

        Assert.True(isTold);
        Assert.True(watch.IsLimited);
    }

    [Fact]
    public void A_change_that_is_told_while_it_closes_harms_nobody()
    {
        var watch = new SystemFolderWatch(system);
        watch.Dispose();

        var failure = Record.Exception(system.Change);

        Assert.Null(failure);
    }

    /// <summary>Stands for the system's watcher; tells what a test says.</summary>
    private sealed class ToyWatcher : FileSystemWatcherBase
    {
        public List<bool> Enabled { get; } = [];

        public bool HasNoWatches { get; set; }

        public override bool IncludeSubdirectories { get; set; }

        public override bool EnableRaisingEvents
        {
            get => Enabled.LastOrDefault();
            set
            {
                Enabled.Add(value);
                if (value && HasNoWatches)
                {
                    throw new IOException("no watches left");
                }
            }
        }

        public override string Filter { get; set; } = "";

        public override Collection<string> Filters { get; } = [];

        public override int InternalBufferSize { get; set; }

        public override NotifyFilters NotifyFilter { get; set; }

        public override string Path { get; set; } = "";

        public override System.ComponentModel.ISite Site { get; set; } = null!;

        public override System.ComponentModel.ISynchronizeInvoke SynchronizingObject { get; set; } = null!;

        public void Fail(Exception failure) => OnError(this, new(failure));

        public void Change() => OnChanged(this, new(WatcherChangeTypes.Changed, "/", "log.md"));

        public override void BeginInit()
        {
        }

        public override void EndInit()
        {
        }

        public override WaitForChangedResult WaitForChanged(WatcherChangeTypes changeType) => throw new NotSupportedException();

        public override WaitForChangedResult WaitForChanged(WatcherChangeTypes changeType, int timeout) => throw new NotSupportedException();
    }
}
