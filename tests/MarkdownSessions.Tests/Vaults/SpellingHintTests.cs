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
    [InlineData("role:user  Deadlok", "role:user  Deadlock")]
    [InlineData("\"timeout in getUserNmae\"", "\"timeout in getUserName\"")]
    [InlineData("edadlock", "deadlock")]
    [InlineData("deadlok OR timeuot", "deadlock OR timeout")]
    [InlineData("deadlck* -x", "deadlock* -x")]
    public void Proposes_words_that_the_vault_has(string query, string proposal)
    {
        using var scanning = vault.Scanning();

        var result = vault.Vault.Search(new() { Query = query });

        Assert.Equal(0, result.Total);
        Assert.Equal(proposal, result.Suggestions[0].Query);
        Assert.Equal(result.Suggestions, scanning.Search(new() { Query = query }).Suggestions);
    }

    [Theory]
    [InlineData("titel:timeout", "title:timeout", 1, SearchTier.Session)]
    [InlineData("deadl", "deadl*", 1, SearchTier.Message)]
    [InlineData("timeouting", "timeout*", 4, SearchTier.Message)]
    [InlineData("deadlok timeouts", "deadlock timeouts", 1, SearchTier.Session)]
    [InlineData("timeuot title:timeout", "timeout title:timeout", 3, SearchTier.Message)]
    public void Says_how_much_a_proposal_finds(string query, string proposal, long total, SearchTier tier)
    {
        using var scanning = vault.Scanning();

        var first = vault.Vault.Search(new() { Query = query }).Suggestions[0];

        Assert.Equal(new Suggestion(proposal, total, TotalIsExact: true, tier), first);
        Assert.Equal(first, scanning.Search(new() { Query = query }).Suggestions[0]);
        Assert.Equal((total, tier), Asked(proposal));
    }

    [Theory]
    [InlineData("titel:deadlock")]
    [InlineData("modle:timeout")]
    [InlineData("timeuot role:assistant")]
    [InlineData("timeuot -the -another -list title:timeout -title:timeout")]
    public void Proposes_nothing_that_finds_nothing(string query) => Assert.Empty(vault.Vault.Search(new() { Query = query }).Suggestions);

    [Fact]
    public void A_proposal_is_asked_with_the_options_too()
    {
        var request = new SearchRequest { Query = "timeuot", Filters = [new("role", "user")] };

        var found = vault.Vault.Search(request).Suggestions;
        var none = vault.Vault.Search(request with { Sessions = [] }).Suggestions;

        Assert.Equal(("timeout", 2L), (found[0].Query, found[0].Total));
        Assert.Empty(none);
    }

    [Fact]
    public void Looking_for_proposals_ends_when_it_takes_long()
    {
        vault.Vault.List();
        vault.Clock.Step = TimeSpan.FromSeconds(1);

        Assert.Empty(vault.Vault.Search(new() { Query = "timeuot" }).Suggestions);
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

    private (long Total, SearchTier Tier) Asked(string query)
    {
        var result = vault.Vault.Search(new() { Query = query });
        return (result.Total, result.Tier);
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
