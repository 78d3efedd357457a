using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>What fuzzy words find, by the scan, which has them; and what an engine without them says.</summary>
public sealed class FuzzyWordTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Theory]
    [InlineData("timeout~", "exact swapped missing more")]
    [InlineData("timeout~2", "exact swapped missing more two")]
    [InlineData("timeuot~", "exact swapped")]
    [InlineData("imeout~", "exact missing")]
    [InlineData("TIMEOUT~", "exact swapped missing more")]
    [InlineData("timeout~ -timeouts", "exact swapped missing")]
    [InlineData("word -timeout~", "two")]
    [InlineData("timeout~ two~", "")]
    [InlineData("in:code timeout~", "")]
    [InlineData("timeout~ role:user", "exact swapped missing more")]
    [InlineData("timeout~ role:tool", "")]
    [InlineData("(timeout~ OR zebra~) more~", "more")]
    public void A_fuzzy_word_finds_the_words_that_are_so_near(string query, string names)
    {
        Say("exact word timeout");
        Say("swapped word timeuot");
        Say("missing word imeout");
        Say("more word timeouts");
        Say("two word timouts two");

        var result = Search(query);

        string[] expected = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Matches(result).Select(FirstWord).Order(StringComparer.Ordinal));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void What_was_found_is_shown_and_how_it_was_understood()
    {
        Say("before it timeuot behind it");

        var result = Search("timeout~ behind");

        var snippet = result.Hits[0].Snippet;
        Assert.Equal(["timeuot", "behind"], snippet.Highlights.Select(word => snippet.Text.Substring(word.Start, word.Length)));
        Assert.Equal("\"timeuot\" behind", MatchPrinter.Print(result.Question.Match!));
    }

    [Fact]
    public void Of_words_that_stand_for_one_fuzzy_word_the_rare_one_weighs_no_more()
    {
        Say("timeuot");
        for (int i = 0; i < 5; i++)
        {
            Say("timeout");
        }

        var scores = Search("timeout~").Hits.Select(hit => hit.Score).ToList();

        Assert.Equal(6, scores.Count);
        Assert.Single(scores.Distinct());
        Assert.True(Search("timeout OR timeuot").Hits.Select(hit => hit.Score).Distinct().Count() > 1);
    }

    [Fact]
    public void The_nearest_fifty_words_are_searched_and_that_there_are_more_is_said()
    {
        Say("wort");
        for (char first = 'a'; first <= 'z'; first++)
        {
            Say($"w{first}rt wo{first}t wa{first}t");
        }

        var result = Search("wort~2");

        Assert.Equal(["'wort~2' stands for more than 50 words; the nearest 50 were searched"], result.Warnings);
        Assert.Equal(50, result.Question.Words.Count);
        Assert.Equal(["wort", "wart", "wbrt"], result.Question.Words.Take(3).Select(words => words.Words[0]));
    }

    [Fact]
    public void A_word_that_nothing_is_near_is_missed_and_another_one_proposed()
    {
        Say("timeout");

        var result = Search("tmieuot~");

        Assert.Equal(0, result.Total);
        Assert.Equal([new WordCount("tmieuot~", 0, IsExact: true)], result.WordCounts);
        Assert.Empty(result.Warnings);
        Assert.Equal("time*", Search("time~").Suggestions[0].Query);
    }

    [Fact]
    public void Whole_identifiers_are_no_words_but_their_parts_are()
    {
        Say("call get_timeout now");

        Assert.Equal("timeout", Assert.Single(Search("timeuot~").Question.Words).Words[0]);
    }

    [Fact]
    public void An_engine_without_them_searches_the_word_as_it_stands_and_says_so()
    {
        using var other = new TestVault(new SqliteIndexEngine());
        var id = other.Vault.Create(new());
        other.Say(id, "the timeuot");
        other.Say(id, "the timeout");

        var result = other.Vault.Search(new() { Query = "timeout~ the~" });

        Assert.Equal(1, result.Total);
        Assert.Equal("timeout the", MatchPrinter.Print(result.Question.Match!));
        Assert.Equal(
            ["'timeout~' and 'the~' were searched as they stand, without '~': the engine 'sqlite' finds no words that are spelled nearly so"],
            result.Warnings);
    }

    [Fact]
    public void Nothing_is_removed_by_what_an_engine_does_not_understand()
    {
        using var other = new TestVault(new SqliteIndexEngine());
        var id = other.Vault.Create(new());
        other.Say(id, "the timeout");
        other.Clock.Advance(TimeSpan.FromDays(40));

        var refused = Assert.Throws<VaultException>(() => Plan(other.Vault));
        using var scanning = other.Scanning();

        Assert.Equal(VaultError.BadQuery, refused.Error);
        Assert.Contains("nothing is removed by a query that may be meant otherwise: 'timeuot~' was searched as it stands", refused.Message, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(Plan(scanning).Sessions).Session.Id);
    }

    [Fact]
    public void An_order_of_its_own_is_refused_by_an_engine_that_has_none()
    {
        Say("timeout");

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Search(new() { Query = "timeout", Ranking = SearchRanking.Engine }));

        Assert.Equal(VaultError.BadQuery, refused.Error);
        Assert.Equal("the engine 'scan' has no order of its own; take one that has, or the core's order", refused.Message);
    }

    private static CleanupPlan Plan(Vault vault)
    {
        Assert.True(MarkdownSessions.Retention.Age.TryParse("30d", out var age));
        return vault.PlanCleanup(new() { OlderThan = age, Query = "timeuot~" });
    }

    private static IEnumerable<SearchHit> Matches(SearchResult result) => result.Hits.Where(hit => hit.Tier == SearchTier.Message);

    private static string FirstWord(SearchHit hit) => hit.Snippet.Text.Split(' ')[0];

    private void Say(string text) => vault.Say(vault.Vault.Create(new()), text);

    private SearchResult Search(string query) => vault.Vault.Search(new() { Query = query, Limit = 200 });
}
