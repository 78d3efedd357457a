using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>How an index comes to agree with the files while others use the vault.</summary>
public sealed class CatchUpTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());
    private readonly HookedFiles files = new(new PhysicalFiles());
    private readonly SessionId edited;

    public CatchUpTests()
    {
        vault.Vault.Create(new());
        edited = vault.Vault.Create(new());
        vault.Say(edited, "heron");
        vault.Vault.List();
        string path = Directory.GetFiles(vault.Session(edited), "*.md").Single();
        File.WriteAllText(path, File.ReadAllText(path).Replace("heron", "egret", StringComparison.Ordinal));
    }

    public void Dispose() => vault.Dispose();

    [Fact]
    public void The_files_are_compared_once_also_when_something_changed()
    {
        using var asking = Open();

        var found = asking.Search(new() { Query = "egret role:user" });

        Assert.Equal(1, found.Total);
        Assert.Single(files.Listed, folder => Path.GetFileName(folder) == "sessions");
    }

    [Fact]
    public void What_another_process_caught_up_meanwhile_is_not_read_again()
    {
        using var asking = Open();
        files.MayLockIndex = () => Meanwhile(other => other.List());

        var result = asking.Reindex(new());

        Assert.Equal((0, IndexState.Fresh), (result.Read, result.Index.State));
        Assert.Equal(1, asking.Search(new() { Query = "egret role:user" }).Total);
    }

    [Fact]
    public void A_generation_that_became_current_meanwhile_answers()
    {
        using var asking = Open();
        string? built = null;
        files.MayLockIndex = () => Meanwhile(other => built ??= other.Reindex(new() { Full = true }).Index.Generation);

        var found = asking.Search(new() { Query = "egret role:user" });

        Assert.Equal((1, built), (found.Total, found.Index.Generation));
    }

    [Fact]
    public void An_index_that_another_process_built_meanwhile_is_caught_up_too()
    {
        Directory.Delete(Path.Join(vault.Root, ".crucible", "index"), recursive: true);
        using var asking = Open();
        bool isFirst = true;
        files.MayLockIndex = () => !isFirst || Meanwhile(other =>
        {
            isFirst = false;
            other.Reindex(new() { Full = true });
            string path = Directory.GetFiles(vault.Session(edited), "*.md").Single();
            File.WriteAllText(path, File.ReadAllText(path).Replace("egret", "a white stork", StringComparison.Ordinal));
        });

        var found = asking.Search(new() { Query = "stork role:user" });

        Assert.Equal((1, IndexState.Fresh), (found.Total, found.Index.State));
        Assert.Equal("there is no search index yet; it was built from the files", found.Index.Note);
    }

    private bool Meanwhile(Action<Vault> work)
    {
        using var other = Vault.Open(vault.Root, vault.Options);
        work(other);
        return true;
    }

    private Vault Open() => Vault.Open(vault.Root, vault.Options with { Files = files });
}
