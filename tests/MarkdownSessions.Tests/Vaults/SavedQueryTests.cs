using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class SavedQueryTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());

    private string Settings => Path.Join(vault.Root, ".crucible", "config.yaml");

    public void Dispose() => vault.Dispose();

    [Fact]
    public void A_saved_query_is_asked_by_its_name_with_more_words()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "disk full");
        vault.Say(id, "disk full", Role.Assistant);
        vault.Say(id, "full of herons");

        vault.Vault.SaveQuery("mine", "role:user  full");

        Assert.Equal("role:user full", Assert.Single(vault.Vault.SavedQueries().Queries).Query);
        Assert.Equal(2, vault.Vault.Search(new() { Query = "@mine" }).Total);
        Assert.Equal(1, vault.Vault.Search(new() { Query = "@mine disk" }).Total);
    }

    [Fact]
    public void Saving_and_forgetting_keep_what_a_person_wrote()
    {
        File.WriteAllText(Settings, "# ours\nprices: {m: 3} # per million\nqueries:\n  # daily\n  old: x # why\nengine: sqlite\n");

        vault.Vault.SaveQuery("new", "say \"hi\" -x");
        bool isGone = vault.Vault.ForgetQuery("old");

        Assert.True(isGone);
        Assert.Equal("# ours\nprices: {m: 3} # per million\nqueries:\n  # daily\n  new: \"say \\\"hi\\\" -x\"\nengine: sqlite\n", File.ReadAllText(Settings));
        Assert.False(vault.Vault.ForgetQuery("old"));
    }

    [Theory]
    [InlineData("two words", "x", VaultError.BadQuery)]
    [InlineData("ok", "  ", VaultError.BadInput)]
    [InlineData("self", "@self", VaultError.BadQuery)]
    [InlineData("when", "since:soon", VaultError.BadQuery)]
    public void What_cannot_be_meant_is_not_saved(string name, string query, VaultError error)
    {
        var refused = Assert.Throws<VaultException>(() => vault.Vault.SaveQuery(name, query));

        Assert.Equal(error, refused.Error);
        Assert.False(File.Exists(Settings));
    }

    [Fact]
    public void Settings_that_cannot_be_changed_safely_are_left_alone()
    {
        File.WriteAllText(Settings, "queries: [a]\n");

        var refused = Assert.Throws<VaultException>(() => vault.Vault.SaveQuery("b", "x"));

        Assert.Equal(".crucible/config.yaml: cannot be changed so that all else in it stays; write it by hand", refused.Message);
        Assert.Equal("queries: [a]\n", File.ReadAllText(Settings));
    }

    [Fact]
    public void What_is_no_query_is_named_and_left_out()
    {
        File.WriteAllText(Settings, "queries:\n  good: 42\n  bad name: x\n  list: [a]\n");

        var saved = vault.Vault.SavedQueries();

        Assert.Equal([new("good", "42")], saved.Queries);
        Assert.Equal(2, saved.Issues.Count);
    }
}
