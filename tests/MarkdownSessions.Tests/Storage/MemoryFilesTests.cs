using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Storage;

public class MemoryFilesTests : VaultFilesContract
{
    private readonly FakeClock clock = new();
    private readonly MemoryFiles memory;

    public MemoryFilesTests()
    {
        memory = new(clock);
        memory.CreateFolder("/vault");
    }

    protected override IVaultFiles Files => memory;

    protected override string Root => "/vault";

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        memory.WriteText("/vault/a.md", "shared");
        var copy = memory.Copy();

        using (var file = copy.OpenAppend("/vault/a.md"))
        {
            file.Append(", theirs"u8);
        }

        using (var file = memory.OpenAppend("/vault/a.md"))
        {
            file.Append(", ours"u8);
        }

        Assert.Equal("shared, ours", memory.ReadText("/vault/a.md"));
        Assert.Equal("shared, theirs", copy.ReadText("/vault/a.md"));
        Assert.NotEqual(memory.Fingerprint(), copy.Fingerprint());
    }

    [Fact]
    public void Links_and_strangers_files_can_be_put_there()
    {
        memory.AddOther("/vault/link.md");
        memory.WriteText("/vault/a.md", "x");
        memory.AddHardLink("/vault/a.md", "/vault/b.md");
        memory.GiveAway("/vault/a.md");

        Assert.Equal(FileKind.Other, memory.Stat("/vault/link.md")!.Kind);
        Assert.ThrowsAny<IOException>(() => memory.OpenRead("/vault/link.md"));
        using var file = memory.OpenAppend("/vault/a.md");
        Assert.Equal(2, file.LinkCount);
        Assert.False(file.IsOwn);
    }

    [Fact]
    public void A_write_sets_the_time_of_the_file()
    {
        memory.WriteText("/vault/a.md", "x");
        clock.Advance(TimeSpan.FromSeconds(5));

        using (var file = memory.OpenAppend("/vault/a.md"))
        {
            file.Append("y"u8);
        }

        Assert.Equal(clock.GetUtcNow().UtcTicks, memory.Stat("/vault/a.md")!.ModifiedTicks);
    }
}
