using System.Security.Cryptography;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;
using MarkdownSessions.Tests.Reliability;

namespace MarkdownSessions.Tests.Vaults;

public sealed class ArtifactTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void A_file_is_kept_by_its_content_and_linked_by_one_message()
    {
        var id = vault.Vault.Create(new());

        var added = vault.Vault.AddArtifacts(id, [new("Chart.PNG", Content("one")), new("again.png", Content("one")), new("b", Content("two"))]);

        string one = Convert.ToHexStringLower(SHA256.HashData("one"u8))[..12] + ".png";
        Assert.Equal([one, one], added.Artifacts.Take(2).Select(artifact => artifact.Name));
        var message = Assert.Single(vault.Vault.Read(id).Messages);
        Assert.Equal(added.Entry.Id.Message, message.Id);
        Assert.Equal("{\"mime\":\"image/png\",\"bytes\":3,\"file\":\"Chart.PNG\"}", ((ArtifactPart)message.Parts[0].Part).Facts.ToString());
        Assert.Equal(2, vault.Vault.Artifacts(id).Count);
        Assert.Equal("one", Text(id, one));
        Assert.Empty(Directory.GetFiles(Path.Join(vault.Root, ".crucible", "tmp"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_list_tells_what_is_linked_what_is_not_and_what_is_missing()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.AddArtifacts(id, [new("a.txt", Content("a")), new("b.txt", Content("b"))]);
        vault.Vault.Append(id, new EntryDraft { Role = Role.Tool, Parts = [new ToolResult("t1", new string('x', 100_000))] });
        var names = vault.Vault.Artifacts(id).ToDictionary(artifact => artifact.FileName ?? "answer", artifact => artifact.Name);
        File.Delete(Path.Join(vault.Session(id), "artifacts", names["b.txt"]));
        File.WriteAllText(Path.Join(vault.Session(id), "artifacts", "loose.txt"), "x");

        var artifacts = vault.Vault.Artifacts(id).ToDictionary(artifact => artifact.Name);

        Assert.Equal((1L, "text/plain"), (artifacts[names["a.txt"]].Bytes, artifacts[names["a.txt"]].MediaType));
        Assert.Null(artifacts[names["b.txt"]].Bytes);
        Assert.NotNull(artifacts[names["answer"]].Message);
        Assert.Equal((1L, null), (artifacts["loose.txt"].Bytes, artifacts["loose.txt"].Message));
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("")]
    [InlineData("../2024-01-15-1030.md")]
    [InlineData("/etc/passwd")]
    public void What_is_not_kept_is_not_found(string name)
    {
        var id = vault.Vault.Create(new());
        vault.Vault.AddArtifacts(id, [new("a.txt", Content("a"))]);

        var refused = Assert.Throws<VaultException>(() => vault.Vault.OpenArtifact(id, name));

        Assert.Equal(VaultError.ArtifactNotFound, refused.Error);
    }

    [Fact]
    public void A_large_file_is_copied_in_pieces()
    {
        var id = vault.Vault.Create(new());
        const long length = 64L * 1024 * 1024;
        long before = GC.GetAllocatedBytesForCurrentThread();

        var added = vault.Vault.AddArtifacts(id, [new("large.bin", new Zeros(length))]);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, length / 8);
        Assert.Equal(length, Assert.Single(added.Artifacts).Bytes);
        Assert.Equal(length, new FileInfo(Directory.GetFiles(Path.Join(vault.Session(id), "artifacts")).Single()).Length);
    }

    [Fact]
    public void A_file_that_cannot_be_read_to_its_end_leaves_nothing()
    {
        var id = vault.Vault.Create(new());

        Assert.Throws<VaultException>(() => vault.Vault.AddArtifacts(id, [new("a", Content("a")), new("broken", new Zeros(100, failsAt: 50))]));

        Assert.Empty(vault.Vault.Read(id).Messages);
        Assert.False(Directory.Exists(Path.Join(vault.Session(id), "artifacts")));
        Assert.Empty(Directory.GetFiles(Path.Join(vault.Root, ".crucible", "tmp"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_session_that_is_gone_is_not_brought_back()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "x");
        Directory.Delete(vault.Session(id), recursive: true);

        Assert.Throws<VaultException>(() => vault.Vault.AddArtifacts(id, [new("a", Content("a"))]));

        Assert.False(Directory.Exists(vault.Session(id)));
    }

    [Theory]
    [InlineData(DiskFault.Full)]
    [InlineData(DiskFault.Device)]
    [InlineData(DiskFault.DieBefore)]
    [InlineData(DiskFault.Tear)]
    public void Wherever_the_disk_fails_no_entry_links_to_a_file_that_is_not_whole(DiskFault fault)
    {
        int failed = 0;
        for (int at = 1; at < 60; at++)
        {
            var disk = new MemoryFiles();
            using (var run = new StoreRun(disk, _ => { }))
            {
                run.Create().Say("o1");
            }

            failed += Fails(disk, at, fault) ? 1 : 0;

            using var opened = Vault.Open(StoreRun.Root, StoreRun.Options(disk));
            var session = SessionId.Parse(StoreRun.Session);
            Assert.All(opened.Artifacts(session).Where(artifact => artifact.Message is not null), artifact => Assert.Equal(3, artifact.Bytes));
        }

        Assert.True(failed > 10, $"only {failed} faults were met");
    }

    private static bool Fails(MemoryFiles disk, int at, DiskFault fault)
    {
        try
        {
            using var store = Vault.Open(StoreRun.Root, StoreRun.Options(new TearingFiles(disk, at, fault)));
            store.AddArtifacts(SessionId.Parse(StoreRun.Session), [new("a.txt", Content("one"))]);
            return false;
        }
        catch (Exception e) when (e is VaultException or IOException or ProcessDiedException)
        {
            return true;
        }
    }

    private string Text(SessionId id, string name)
    {
        using var reader = new StreamReader(vault.Vault.OpenArtifact(id, name));
        return reader.ReadToEnd();
    }

    private static MemoryStream Content(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A file of zeros that is nowhere.</summary>
    private sealed class Zeros(long length, long failsAt = long.MaxValue) : Stream
    {
        private long at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (at >= failsAt)
            {
                throw new IOException("the stick was pulled out");
            }

            int read = (int)Math.Min(buffer.Length, Math.Min(length, failsAt) - at);
            buffer[..read].Clear();
            at += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
