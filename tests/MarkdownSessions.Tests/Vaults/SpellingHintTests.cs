using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class SpellingHintTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());

    public SpellingHintTests()
    {
        var id = vault.Vault.Create(new() { Title = "Timeout" });
        vault.Say(id, "the deadlock came with a timeout in getUserName");
        vault.Say(id, "another timeout");
        vault.Say(id, "a timeouts list, 日本語");
    }

    public void Dispose() => vault.Dispose();

    [Theory]
    [InlineData("timeuot", "timeout")]
    [InlineData("role:user  Deadlok", "role:user  deadlock")]
    [InlineData("\"timeout in getUserNmae\"", "\"timeout in getUsername\"")]
    [InlineData("edadlock", "deadlock")]
    [InlineData("deadlok OR timeuot", "deadlock OR timeout")]
    [InlineData("deadlck* -x", "deadlock* -x")]
    public void Proposes_words_that_the_vault_has(string query, string proposal)
    {
        using var scanning = vault.Scanning();

        var result = vault.Vault.Search(new() { Query = query });

        Assert.Equal(0, result.Total);
        Assert.Equal(proposal, result.Suggestions[0]);
        Assert.Equal(result.Suggestions, scanning.Search(new() { Query = query }).Suggestions);
    }

    [Theory]
    [InlineData("quokka")]
    [InlineData("xy")]
    [InlineData("東京")]
    [InlineData("-timeout -the -deadlock -another -list nothere")]
    [InlineData("timeuot quokka")]
    [InlineData("tool:bsh")]
    public void Proposes_nothing_where_nothing_is_near(string query) => Assert.Empty(vault.Vault.Search(new() { Query = query }).Suggestions);

    [Fact]
    public void Says_which_words_stand_nowhere()
    {
        var result = vault.Vault.Search(new() { Query = "timeout quokka -the" });

        Assert.Equal([new("timeout", 3, true), new("quokka", 0, true)], result.WordCounts);
    }

    [Fact]
    public void Says_nothing_when_something_fits()
    {
        var result = vault.Vault.Search(new() { Query = "timeout" });

        Assert.Empty(result.WordCounts);
        Assert.Empty(result.Suggestions);
    }

    [Fact]
    public void Proposes_no_word_of_a_message_that_is_gone()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "quokkaflux");
        vault.Vault.Search(new() { Query = "quokkaflux" });

        Directory.Delete(vault.Session(id), recursive: true);

        Assert.Empty(vault.Vault.Search(new() { Query = "quokkaflox" }).Suggestions);
    }
}
