using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>What <see cref="Vault.Watch"/> does; its waiting takes no time here.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());
    private readonly CancellationTokenSource stop = new();
    private readonly List<WatchReport> told = [];
    private readonly WatchedFiles files;
    private TimeSpan waited;
    private Action<int> happening = _ => { };
    private int waits;

    public WatchTests()
    {
        files = new(new PhysicalFiles(), Wait);
        vault.Say(vault.Vault.Create(new()), "heron");
        vault.Vault.List();
    }

    public void Dispose()
    {
        stop.Dispose();
        vault.Dispose();
    }

    [Fact]
    public void An_index_that_is_deleted_meanwhile_is_built_again_within_seconds()
    {
        string index = Path.Join(vault.Root, ".crucible", "index");

        Watch(
            meanwhile: _ => Directory.Delete(index, recursive: true),
            until: () => told.Count == 2);

        Assert.Equal((1, "sqlite"), (told[1].Read, told[1].Index.Engine));
        Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void It_is_limited_only_while_the_system_s_watches_are_used_up()
    {
        files.IsLimited = true;

        Watch(
            meanwhile: wait => files.IsLimited &= wait < 3,
            until: () => told.Count == 2);

        Assert.Equal([true, false], told.Select(report => report.IsLimited));
        Assert.InRange(waited, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(75));
    }

    [Fact]
    public void Watches_that_stay_used_up_are_told_once()
    {
        files.IsLimited = true;

        Watch(meanwhile: _ => { }, until: () => false);

        Assert.True(Assert.Single(told).IsLimited);
        Assert.InRange(files.Begun, 8, 11);
    }

    // Ten minutes of waiting at most.
    private void Watch(Action<int> meanwhile, Func<bool> until)
    {
        happening = meanwhile;
        using var watching = Vault.Open(vault.Root, vault.Options with { Files = files });
        Assert.Throws<OperationCanceledException>(() => watching.Watch(
            report =>
            {
                told.Add(report);
                if (until())
                {
                    stop.Cancel();
                }
            },
            stop.Token));
    }

    private bool Wait(TimeSpan most)
    {
        vault.Clock.Advance(most);
        waited += most;
        happening(waits);
        if (++waits == 120)
        {
            stop.Cancel();
        }

        return false;
    }

    /// <summary>A disk whose watches a test waits for.</summary>
    private sealed class WatchedFiles(IVaultFiles inner, Func<TimeSpan, bool> wait) : PassingFiles(inner)
    {
        public bool IsLimited { get; set; }

        public int Begun { get; private set; }

        public override IFolderWatch? TryWatch(string folder)
        {
            Begun++;
            return new ToyWatch(this, wait);
        }

        /// <summary>Says that it is limited while it is waited for, as the system does.</summary>
        private sealed class ToyWatch(WatchedFiles files, Func<TimeSpan, bool> wait) : IFolderWatch
        {
            public bool IsLimited { get; private set; } = files is { IsLimited: true, Begun: 1 };

            public bool Wait(TimeSpan most, CancellationToken cancel)
            {
                IsLimited |= files.IsLimited;
                return wait(most);
            }

            public void Dispose()
            {
            }
        }
    }
}
