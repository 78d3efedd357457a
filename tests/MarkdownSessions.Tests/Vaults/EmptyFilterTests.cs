using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class EmptyFilterTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());

    public EmptyFilterTests()
    {
        foreach (var (project, tag, tool) in new[] { ("shop", "release", "Bash"), ("shop", "release", "Bash"), ("notes", "draft", "search_web") })
        {
            var id = vault.Vault.Create(new() { Tags = [tag], Fields = [new("project", project, [])] });
            vault.Say(id, "a heron");
            vault.Vault.Append(id, new EntryDraft { Role = Role.Assistant, Parts = [new ToolCall(tool, "{}")] });
        }
    }

    public void Dispose() => vault.Dispose();

    [Theory]
    [InlineData("project:nosuch heron", "project", "nosuch", "shop 2, notes 1", SearchTier.Session)]
    [InlineData("tag:x,y", "tag", "x,y", "release 2, draft 1", SearchTier.Session)]
    [InlineData("tool:nosuch heron", "tool", "nosuch", "bash 2, search_web 1", SearchTier.Message)]
    [InlineData("tool:serach_web heron", "tool", "serach_web", "search_web 1, bash 2", SearchTier.Message)]
    [InlineData("tag:Drafts", "tag", "Drafts", "draft 1, release 2", SearchTier.Session)]
    [InlineData("id:quokka", "id", "quokka", "", SearchTier.Session)]
    [InlineData("heron since:2060", "since", "2060", "2026-01-01 3", SearchTier.Session)]
    [InlineData("heron messages:>1000", "messages", ">1000", "", SearchTier.Session)]
    [InlineData("heron has:image", "has", "image", "", SearchTier.Session)]
    [InlineData("heron has:parent", "has", "parent", "", SearchTier.Session)]
    public void A_filter_that_fits_nothing_is_named_with_what_there_is(string query, string field, string value, string known, SearchTier tier)
    {
        using var scanning = vault.Scanning();

        var result = vault.Vault.Search(new() { Query = query, Zone = TimeZoneInfo.Utc });

        var empty = Assert.Single(result.EmptyFilters);
        Assert.Equal((field, value, tier), (empty.Field, empty.Value, empty.Tier));
        Assert.Equal(known, Told(empty));
        var scanned = Assert.Single(scanning.Search(new() { Query = query, Zone = TimeZoneInfo.Utc }).EmptyFilters);
        Assert.Equal((field, known), (scanned.Field, Told(scanned)));
    }

    [Fact]
    public void A_value_that_an_engine_knows_twice_is_named_once()
    {
        // What comes later than the index was built lies in a second table of the engine.
        vault.Vault.Search(new() { Query = "heron" });
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, new EntryDraft { Role = Role.Assistant, Parts = [new ToolCall("Bash", "{}")] });

        var result = vault.Vault.Search(new() { Query = "heron tool:nosuch" });

        Assert.Equal("bash 3, search_web 1", Told(Assert.Single(result.EmptyFilters)));
    }

    [Theory]
    [InlineData("project:shop tag:draft")]
    [InlineData("tag:x,draft quokka")]
    [InlineData("-tag:x quokka")]
    [InlineData("-(project:nosuch) quokka")]
    [InlineData("quokka has:tag tool:bash since:2000")]
    public void A_filter_that_fits_something_by_itself_is_not_named(string query) =>
        Assert.Empty(vault.Vault.Search(new() { Query = query }).EmptyFilters);

    [Fact]
    public void Filters_that_are_given_beside_the_query_are_named_too()
    {
        var request = new SearchRequest { Query = "heron", Filters = [new("model", "nosuch")] };

        Assert.Equal(("model", "nosuch"), (vault.Vault.Search(request).EmptyFilters[0].Field, vault.Vault.Search(request).EmptyFilters[0].Value));
    }

    private static string Told(EmptyFilter filter) => string.Join(", ", filter.Known.Select(known => $"{known.Value} {known.Count}"));
}
