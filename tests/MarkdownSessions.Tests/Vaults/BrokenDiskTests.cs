using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>A disk that fails under one session: the others are answered from the index, and that one is named.</summary>
public sealed class BrokenDiskTests : IDisposable
{
    // Enough for what makes a folder a session, and less than the log.
    private const int Head = 4096;

    private readonly TestVault vault = new(new SqliteIndexEngine());
    private readonly FailingFiles files = new(new PhysicalFiles());
    private readonly SessionId sound;
    private readonly SessionId broken;

    public BrokenDiskTests()
    {
        (sound, broken) = (vault.Vault.Create(new()), vault.Vault.Create(new()));
        vault.Say(sound, "heron one");
        vault.Say(broken, new string('x', Head) + "\n\nheron two");
        vault.Vault.List();
    }

    public void Dispose() => vault.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(Head)]
    public void A_changed_session_that_cannot_be_read_costs_only_itself(int readable)
    {
        string path = Directory.GetFiles(vault.Session(broken), "*.md").Single();
        File.WriteAllText(path, File.ReadAllText(path).Replace("two", "three", StringComparison.Ordinal));
        AssertOnlySoundIsFound(vault.Options, "sqlite", readable);
    }

    [Fact]
    public void A_grown_session_that_cannot_be_read_costs_only_itself()
    {
        string path = Directory.GetFiles(vault.Session(broken), "*.md").Single();
        File.AppendAllText(path, "\n## 2030-01-01T00:00:00Z\n\n**User:** heron three\n");
        AssertOnlySoundIsFound(vault.Options, "sqlite", Head);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Head)]
    public void An_unchanged_session_whose_words_cannot_be_read_is_named(int readable) =>
        AssertOnlySoundIsFound(vault.Options, "sqlite", readable);

    [Theory]
    [InlineData(0)]
    [InlineData(Head)]
    public void A_new_index_is_built_of_the_others(int readable)
    {
        Directory.Delete(Path.Join(vault.Root, ".crucible", "index"), recursive: true);
        AssertOnlySoundIsFound(vault.Options, "sqlite", readable);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Head)]
    public void The_scan_answers_from_the_others(int readable) =>
        AssertOnlySoundIsFound(vault.Options with { Engine = null }, "scan", readable);

    [Fact]
    public void It_is_found_again_once_it_can_be_read()
    {
        string path = Directory.GetFiles(vault.Session(broken), "*.md").Single();
        File.AppendAllText(path, "\n");
        AssertOnlySoundIsFound(vault.Options, "sqlite", Head);
        files.Broken = null;
        using var asking = Vault.Open(vault.Root, vault.Options with { Files = files });

        var found = asking.Search(new() { Query = "heron role:user" });

        Assert.Equal(2, found.Hits.Count);
        Assert.Empty(found.Index.Unread);
    }

    private void AssertOnlySoundIsFound(VaultOptions options, string engine, int readable)
    {
        (files.Broken, files.Readable) = (vault.Session(broken), readable);
        using var asking = Vault.Open(vault.Root, options with { Files = files });

        var found = asking.Search(new() { Query = "heron role:user" });

        Assert.Equal(sound, Assert.Single(found.Hits).Session.Id);
        Assert.Equal(engine, found.Index.Engine);
        var unread = Assert.Single(found.Index.Unread);
        Assert.Equal($".crucible/sessions/{broken}", unread.Path);
        Assert.Contains("Input/output error", unread.Problem, StringComparison.Ordinal);
    }
}
