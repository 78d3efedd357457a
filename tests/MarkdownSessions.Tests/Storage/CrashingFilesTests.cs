using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Storage;

public class CrashingFilesTests : VaultFilesContract
{
    private static readonly string[] Records = ["the first record", "second", "and a third one"];

    private readonly CrashingFiles crashing = new();

    public CrashingFilesTests() => crashing.CreateFolder("/vault");

    protected override IVaultFiles Files => crashing;

    protected override string Root => "/vault";

    [Fact]
    public void A_store_that_flushes_keeps_its_promises_at_every_power_cut() =>
        Assert.Equal([], LossesByPowerCut(ToyMistakes.None));

    [Fact]
    public void A_store_that_flushes_keeps_its_promises_when_killed_first() =>
        Assert.Equal([], LossesByKillAndPowerCut(ToyMistakes.None));

    [Fact]
    public void A_store_without_a_flush_is_caught() =>
        Assert.NotEmpty(LossesByPowerCut(ToyMistakes.NoFlush));

    [Fact]
    public void A_store_that_does_not_flush_the_folder_is_caught() =>
        Assert.NotEmpty(LossesByPowerCut(ToyMistakes.NoFolderFlush));

    [Fact]
    public void A_store_where_only_the_maker_flushes_the_folder_is_caught_by_kill_and_power_cut()
    {
        Assert.Empty(LossesByPowerCut(ToyMistakes.OnlyMakerFlushesFolder));
        Assert.NotEmpty(LossesByKillAndPowerCut(ToyMistakes.OnlyMakerFlushesFolder));
    }

    [Fact]
    public void A_kill_loses_nothing_that_was_written()
    {
        var files = Run(ToyMistakes.NoFlush);

        var found = ToyLog.Read(files.AfterKill(files.StepCount));

        Assert.Superset(Records.ToHashSet(), found.ToHashSet());
    }

    [Fact]
    public void An_unflushed_write_may_be_lost_torn_or_zeros()
    {
        var files = new CrashingFiles();
        files.TryCreate("/log.md", []);
        using (var file = files.OpenAppend("/log.md"))
        {
            file.Append("abcd"u8);
        }

        var found = files.AfterPowerCut(files.StepCount, new Random(1)).Select(disk => disk.ReadText("/log.md")).Order(StringComparer.Ordinal);

        Assert.Equal(["", "\0\0\0\0", "a", "ab", "abc", "abcd"], found);
    }

    [Fact]
    public void A_replaced_file_is_the_old_or_the_new_one_at_every_power_cut()
    {
        var start = new MemoryFiles();
        start.WriteText("/CURRENT", "old");
        var files = new CrashingFiles(start);
        files.Replace("/CURRENT", "newer"u8);

        var found = Enumerable.Range(0, files.StepCount + 1)
            .SelectMany(count => files.AfterPowerCut(count, new Random(1)))
            .Select(disk => disk.ReadText("/CURRENT"))
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(["newer", "old"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_moved_folder_stands_at_one_place_at_least_and_at_the_new_one_when_done()
    {
        var start = new MemoryFiles();
        start.WriteText("/tmp/s1/a.md", "text");
        start.CreateFolder("/sessions");
        var files = new CrashingFiles(start);
        files.Move("/tmp/s1", "/sessions/s1");

        for (int count = 0; count <= files.StepCount; count++)
        {
            Assert.All(files.AfterPowerCut(count, new Random(1)), disk => Assert.NotEmpty(disk.AllFiles()));
        }

        var last = Assert.Single(files.AfterPowerCut(files.StepCount, new Random(1)));
        Assert.Equal(["/sessions/s1/a.md"], last.AllFiles());
    }

    [Fact]
    public void What_was_durable_before_is_never_lost()
    {
        var start = new MemoryFiles();
        start.WriteText("/vault/old.md", "kept");
        var files = new CrashingFiles(start);
        new ToyLog(files, ToyMistakes.NoFlush).Append("x");

        Assert.All(
            files.AfterPowerCut(files.StepCount, new Random(1)),
            disk => Assert.Equal("kept", disk.ReadText("/vault/old.md")));
    }

    private static CrashingFiles Run(ToyMistakes mistakes)
    {
        var files = new CrashingFiles();
        var log = new ToyLog(files, mistakes);
        foreach (string record in Records)
        {
            log.Append(record);
            files.Mark(record);
        }

        return files;
    }

    private static List<string> LossesByPowerCut(ToyMistakes mistakes)
    {
        var files = Run(mistakes);
        return [.. Enumerable.Range(0, files.StepCount + 1).SelectMany(count => LossesAfter(files, count))];
    }

    private static List<string> LossesByKillAndPowerCut(ToyMistakes mistakes)
    {
        var files = Run(mistakes);
        var losses = new List<string>();
        for (int count = 0; count <= files.StepCount; count++)
        {
            var second = files.GoOnAfterKill(count);
            new ToyLog(second, mistakes).Append("by another process");
            second.Mark("by another process");
            losses.AddRange(LossesAfter(second, second.StepCount));
        }

        return losses;
    }

    private static IEnumerable<string> LossesAfter(CrashingFiles files, int count) =>
        from disk in files.AfterPowerCut(count, new Random(count))
        let found = ToyLog.Read(disk)
        from promise in files.PromisedAfter(count)
        where !found.Contains(promise)
        select $"'{promise}' lost after step {count}, {files.Describe(count)}";
}
