using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Storage;

public class TearingFilesTests : VaultFilesContract
{
    private readonly TearingFiles sound;

    public TearingFilesTests()
    {
        var memory = new MemoryFiles();
        memory.CreateFolder("/vault");
        sound = new(memory, at: 0, DiskFault.DieBefore);
    }

    protected override IVaultFiles Files => sound;

    protected override string Root => "/vault";

    [Fact]
    public void A_torn_append_leaves_half_of_it()
    {
        var disk = new MemoryFiles();
        var files = new TearingFiles(disk, at: 2, DiskFault.Tear);
        using var file = files.OpenAppend("/log.md");

        Assert.Throws<ProcessDiedException>(() => file.Append("abcd"u8));

        Assert.True(files.HasFired);
        Assert.Equal("ab", disk.ReadText("/log.md"));
    }

    [Theory]
    [InlineData(DiskFault.DieBefore, "")]
    [InlineData(DiskFault.DieAfter, "abcd")]
    public void Death_comes_before_or_after_the_call(DiskFault fault, string left)
    {
        var disk = new MemoryFiles();
        var files = new TearingFiles(disk, at: 2, fault);
        using var file = files.OpenAppend("/log.md");

        Assert.Throws<ProcessDiedException>(() => file.Append("abcd"u8));

        Assert.Equal(left, disk.ReadText("/log.md"));
        Assert.Throws<ProcessDiedException>(() => files.Stat("/log.md"));
        Assert.Throws<ProcessDiedException>(() => file.Flush());
    }

    [Fact]
    public void A_full_disk_fails_once_and_takes_half()
    {
        var disk = new MemoryFiles();
        var files = new TearingFiles(disk, at: 2, DiskFault.Full);
        using var file = files.OpenAppend("/log.md");

        var failure = Assert.Throws<IOException>(() => file.Append("abcd"u8));
        file.Append("ef"u8);

        Assert.True(FileFault.IsFull(failure));
        Assert.Equal("abef", disk.ReadText("/log.md"));
    }

    [Fact]
    public void A_flush_that_failed_stays_failed()
    {
        var files = new TearingFiles(new MemoryFiles(), at: 3, DiskFault.Device);
        using var file = files.OpenAppend("/log.md");
        file.Append("abcd"u8);

        var failure = Assert.Throws<IOException>(() => file.Flush());

        Assert.True(FileFault.IsDevice(failure));
        Assert.Throws<IOException>(() => file.Flush());
        Assert.Throws<IOException>(() => file.Append("x"u8));
    }

    [Fact]
    public void Death_frees_the_locks()
    {
        var disk = new MemoryFiles();
        var files = new TearingFiles(disk, at: 2, DiskFault.DieBefore);
        using var held = files.TryLock("/s.lock", LockMode.Exclusive);

        Assert.Throws<ProcessDiedException>(() => files.CreateFolder("/a"));

        using var next = disk.TryLock("/s.lock", LockMode.Exclusive);
        Assert.NotNull(next);
    }

    [Fact]
    public void A_torn_creation_leaves_only_a_temporary_name()
    {
        var disk = new MemoryFiles();
        var files = new TearingFiles(disk, at: 1, DiskFault.Tear);

        Assert.Throws<ProcessDiedException>(() => files.TryCreate("/a.md", "abcd"u8));

        Assert.True(VaultPaths.IsTemporary(Assert.Single(disk.List("/")).Name));
    }
}
