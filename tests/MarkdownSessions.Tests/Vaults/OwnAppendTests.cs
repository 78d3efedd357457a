using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>What an index learns from the process that appends: without reading again what it knows, and without believing too much.</summary>
public sealed class OwnAppendTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());
    private readonly SessionId id;

    public OwnAppendTests()
    {
        id = vault.Vault.Create(new());
        vault.Say(id, "heron");
        vault.Vault.List();
    }

    public void Dispose() => vault.Dispose();

    [Fact]
    public void The_index_takes_an_append_without_reading_the_segment_from_its_start()
    {
        string page = string.Concat(Enumerable.Repeat("many words of a long answer ", 1000));
        for (int i = 0; i < 40; i++)
        {
            vault.Say(id, page);
        }

        var files = new CountingFiles(new PhysicalFiles());
        using var appending = Vault.Open(vault.Root, vault.Options with { Files = files });
        var appended = appending.Append(id, new EntryDraft { Role = Role.User, Parts = [new TextPart("stork")] });

        Assert.Null(appended.IndexBehind);
        Assert.InRange(files.BytesRead, 1, 256 * 1024);
        Assert.True(new FileInfo(Segment()).Length > 1024 * 1024);
        Assert.Equal(1, Count("stork"));
    }

    [Fact]
    public void An_edit_that_bears_the_same_time_is_noticed_after_an_append()
    {
        var time = File.GetLastWriteTimeUtc(Segment());
        File.WriteAllText(Segment(), File.ReadAllText(Segment()).Replace("heron", "egret", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Segment(), time);

        vault.Say(id, "stork");

        Assert.Equal((1, 0, 1), (Count("egret"), Count("heron"), Count("stork")));
    }

    [Fact]
    public void An_edit_between_two_appends_is_noticed()
    {
        vault.Say(id, "stork");
        File.WriteAllText(Segment(), File.ReadAllText(Segment()).Replace("heron", "white egret", StringComparison.Ordinal));

        vault.Say(id, "crane");

        Assert.Equal((1, 0, 1, 1), (Count("egret"), Count("heron"), Count("stork"), Count("crane")));
    }

    [Fact]
    public void An_edit_between_an_append_and_its_indexing_is_noticed_however_late_that_comes()
    {
        var later = vault.Options with { Clock = new FakeClock(DateTimeOffset.UtcNow.AddHours(1)) };
        using (var before = Vault.Open(vault.Root, later))
        {
            before.Reindex(new() { Full = true });
        }

        var files = new HookedFiles(new PhysicalFiles());
        using var appending = Vault.Open(vault.Root, later with { Files = files });
        files.MayLockIndex = () =>
        {
            File.WriteAllText(Segment(), File.ReadAllText(Segment()).Replace("heron", "egret", StringComparison.Ordinal));
            return true;
        };
        appending.Append(id, new EntryDraft { Role = Role.User, Parts = [new TextPart("stork")] });
        files.MayLockIndex = () => true;

        long found = appending.Search(new() { Query = "egret role:user" }).Total;

        Assert.Equal(1, found);
    }

    private string Segment() => Directory.GetFiles(vault.Session(id), "*.md").Single();

    private long Count(string query) => vault.Vault.Search(new() { Query = $"{query} role:user" }).Total;
}
