using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>Logs that may not be read, as those that another user wrote with mode 0600.</summary>
public sealed class RefusedFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RefusingFiles files = new(new PhysicalFiles());
    private readonly SessionId readable;
    private readonly SessionId refused;

    public RefusedFilesTests()
    {
        using var vault = Open(withIndex: false);
        (readable, refused) = (vault.Create(new()), vault.Create(new()));
        vault.Append(readable, new EntryDraft { Role = Role.User, Parts = [new TextPart("heron one")] });
        vault.Append(refused, new EntryDraft { Role = Role.User, Parts = [new TextPart("heron two")] });
        files.Refused = Path.Join(folder.Path, ".crucible", "sessions", refused.Value);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_session_that_may_not_be_read_hides_no_other_and_is_named(bool withIndex)
    {
        using var vault = Open(withIndex);

        var found = vault.Search(new() { Query = "heron" });

        Assert.Equal(readable, Assert.Single(found.Hits).Session.Id);
        Assert.Equal($".crucible/sessions/{refused}", Assert.Single(found.Index.Unread).Path);
    }

    [Fact]
    public void A_session_that_was_indexed_before_is_named_once_it_may_not_be_read()
    {
        using var vault = Open(withIndex: true);
        (string path, files.Refused) = (files.Refused!, null);
        vault.List();
        File.AppendAllText(Directory.GetFiles(path, "*.md")[0], "\nmore\n");
        files.Refused = path;

        var listed = vault.List();

        Assert.Equal(readable, Assert.Single(listed).Id);
        Assert.Equal($".crucible/sessions/{refused}", Assert.Single(vault.Index.Unread).Path);
    }

    [Fact]
    public void Reading_it_says_that_it_is_not_permitted()
    {
        using var vault = Open(withIndex: false);

        var failures = new[]
        {
            Assert.Throws<VaultException>(() => vault.Read(refused)),
            Assert.Throws<VaultException>(() => vault.ReadTail(refused, 1)),
            Assert.Throws<VaultException>(() => vault.Resolve(refused.Value)),
            Assert.Throws<VaultException>(() => vault.Append(refused, new EntryDraft { Role = Role.User, Parts = [] })),
        };

        Assert.All(failures, failure => Assert.Equal(VaultError.NotPermitted, failure.Error));
    }

    private Vault Open(bool withIndex) =>
        Vault.OpenOrCreate(folder.Path, new() { Files = files, Engine = withIndex ? new SqliteIndexEngine() : null });
}
