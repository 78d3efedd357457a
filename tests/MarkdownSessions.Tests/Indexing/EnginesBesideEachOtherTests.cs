using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Indexing;

public sealed class EnginesBesideEachOtherTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());
    private readonly MemoryIndexEngine memory = new();

    private string IndexFolder => VaultPaths.OfVault(vault.Root).Index(vault.Options.Writer);

    public void Dispose() => vault.Dispose();

    [Fact]
    public void Each_keeps_its_own_index_and_both_answer()
    {
        vault.Say(vault.Vault.Create(new()), "heron");
        vault.Vault.Reindex(new());
        string first = Assert.Single(Generations());

        using var other = Other(memory);
        var built = other.Reindex(new());
        var answer = vault.Vault.Search(new() { Query = "heron" });

        Assert.Equal((IndexState.Fresh, "memory"), (built.Index.State, built.Index.Engine));
        Assert.Equal((IndexState.Fresh, "sqlite", first, null), (answer.Index.State, answer.Index.Engine, answer.Index.Generation, answer.Index.Note));
        Assert.Equal(["memory", "sqlite"], Generations().Select(name => name.Split('-')[0]));
        Assert.Equal(string.Concat(Generations().Select(name => name + "\n")), File.ReadAllText(Path.Join(IndexFolder, "CURRENT")));
    }

    [Fact]
    public void The_one_that_was_not_used_catches_up_when_it_is()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "heron");
        using var other = Other(memory);
        other.Reindex(new());
        vault.Say(id, "heron again");

        var answer = other.Search(new() { Query = "again" });

        Assert.Equal(1, answer.Total);
        Assert.Equal(IndexState.Fresh, answer.Index.State);
    }

    [Fact]
    public void What_was_deleted_for_good_is_in_none()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "heronissimus");
        vault.Vault.List();
        using var other = Other(memory);
        other.Reindex(new());

        other.Remove(new() { Sessions = [id], Purge = true });

        Assert.Equal("memory", Assert.Single(Generations()).Split('-')[0]);
        Assert.Empty(FilesWith("heronissimus"));
        Assert.Empty(vault.Vault.List());
    }

    [Fact]
    public void Without_an_engine_what_was_deleted_for_good_is_in_none_either()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "heronissimus");
        vault.Vault.List();
        using var scanning = Other(null);

        scanning.Remove(new() { Sessions = [id], Purge = true });

        Assert.Empty(Generations());
        Assert.False(File.Exists(Path.Join(IndexFolder, "CURRENT")));
        Assert.Empty(FilesWith("heronissimus"));
    }

    [Fact]
    public void An_index_of_another_version_goes_with_what_was_deleted_for_good()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "heronissimus");
        vault.Vault.List();
        string old = Path.Join(IndexFolder, "sqlite-0-0-1");
        vault.Vault.Dispose();
        Directory.Move(Path.Join(IndexFolder, Generations().Single()), old);
        File.WriteAllText(Path.Join(IndexFolder, "CURRENT"), "sqlite-0-0-1\n");
        using var scanning = Other(null);

        scanning.Remove(new() { Sessions = [id], Purge = true });

        Assert.False(Directory.Exists(old));
    }

    [Fact]
    public void Every_one_is_told_of()
    {
        vault.Say(vault.Vault.Create(new()), "heron");
        vault.Vault.Reindex(new());
        File.AppendAllText(Path.Join(IndexFolder, "CURRENT"), "strange-1-1-9\n");
        vault.Say(vault.Vault.Create(new()), "tern");
        Directory.CreateDirectory(Path.Join(IndexFolder, "strange-1-1-9"));

        var told = vault.Vault.ExamineIndexes([memory, new SqliteIndexEngine()]);

        Assert.Equal(["memory", "sqlite", "strange"], told.Select(index => index.Engine));
        Assert.Equal([IndexState.Missing, IndexState.Fresh, IndexState.Missing], told.Select(index => index.State));
        Assert.Equal([null, null, "this program has no engine 'strange'"], told.Select(index => index.Problem));
        Assert.Equal([false, true, false], told.Select(index => index.Bytes > 0));
    }

    [Fact]
    public void One_that_lags_is_told_to()
    {
        var id = vault.Vault.Create(new());
        using var other = Other(memory);
        other.Reindex(new());
        vault.Say(id, "heron");

        var told = Assert.Single(vault.Vault.ExamineIndexes([memory]), index => index.Engine == "memory");

        Assert.Equal((IndexState.Stale, 1), (told.State, told.PendingSessions));
    }

    private Vault Other(IIndexEngine? engine) => Vault.Open(vault.Root, vault.Options with { Engine = engine });

    private IEnumerable<string> Generations() =>
        Directory.GetDirectories(IndexFolder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private IEnumerable<string> FilesWith(string word) =>
        Directory.GetFiles(vault.Root, "*", SearchOption.AllDirectories).Where(path => File.ReadAllText(path).Contains(word, StringComparison.Ordinal));
}
