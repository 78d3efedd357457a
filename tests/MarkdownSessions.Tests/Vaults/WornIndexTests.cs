using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>A worn index answers until it is built anew, for which no question waits (docs/adr/0012).</summary>
public sealed class WornIndexTests : IDisposable
{
    private const int Messages = 2_000;

    private readonly TestVault vault = new(new SqliteIndexEngine());
    private readonly HookedFiles files = new(new PhysicalFiles());
    private readonly string worn;

    public WornIndexTests()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, [.. Enumerable.Range(0, Messages).Select(_ => new EntryDraft { Role = Role.User, Parts = [new TextPart("heron")] })]);
        vault.Vault.List();
        string path = Directory.GetFiles(vault.Session(id), "*.md").Single();
        File.WriteAllText(path, File.ReadAllText(path).Replace("heron", "egret", StringComparison.Ordinal));
        vault.Vault.List();
        worn = vault.Vault.Index.Generation!;

        // Each look at the clock takes a while, so that nobody waits in earnest for a lock.
        vault.Clock.Step = TimeSpan.FromMilliseconds(100);
    }

    public void Dispose() => vault.Dispose();

    [Fact]
    public void A_question_is_answered_from_it_and_says_so()
    {
        using var asking = Open();

        var found = asking.Search(new() { Query = "egret role:user" });

        Assert.Equal(Messages, found.Total);
        Assert.Equal((IndexState.Fresh, worn), (found.Index.State, found.Index.Generation));
        Assert.Contains("the index is worn", found.Index.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Reindex_builds_the_next_generation_and_takes_the_lock_once()
    {
        using var reindexing = Open();
        int taken = 0;
        files.MayLockIndex = () => ++taken == 1;

        var result = reindexing.Reindex(new());

        Assert.NotEqual(worn, result.Index.Generation);
        Assert.Equal((IndexState.Fresh, 1), (result.Index.State, result.Read));
        Assert.Equal(1, taken);
        Assert.Null(reindexing.Search(new() { Query = "egret" }).Index.Note);
    }

    [Fact]
    public void It_stays_in_use_while_another_process_builds()
    {
        using var reindexing = Open();
        files.MayLockIndex = () => false;

        var result = reindexing.Reindex(new());
        var found = reindexing.Search(new() { Query = "egret role:user" });

        Assert.Equal((IndexState.Fresh, worn), (result.Index.State, result.Index.Generation));
        Assert.Contains("another process", result.Index.Note, StringComparison.Ordinal);
        Assert.Equal((Messages, "sqlite"), (found.Total, found.Index.Engine));
    }

    [Fact]
    public void It_stays_in_use_where_no_other_can_be_built()
    {
        using var reindexing = Open();
        files.MakingFolder = path => _ = path.Contains("sqlite-", StringComparison.Ordinal) ? throw new IOException("no space left") : 0;

        var result = reindexing.Reindex(new());

        Assert.Equal((IndexState.Fresh, worn), (result.Index.State, result.Index.Generation));
        Assert.Contains("no space left", result.Index.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_process_built_meanwhile_is_not_built_again()
    {
        using var reindexing = Open();
        string? built = null;
        files.MayLockIndex = () =>
        {
            built ??= Rebuilt();
            return true;
        };

        var result = reindexing.Reindex(new());

        Assert.Equal(built, result.Index.Generation);
        Assert.Equal(0, result.Read);
    }

    private string Rebuilt()
    {
        using var other = Vault.Open(vault.Root, vault.Options);
        return other.Reindex(new() { Full = true }).Index.Generation!;
    }

    private Vault Open() => Vault.Open(vault.Root, vault.Options with { Files = files });
}
