using MarkdownSessions.Index.Lucene;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Lucene;

/// <summary>The order that Lucene gives by its own score.</summary>
public sealed class LuceneRankingTests : IDisposable
{
    private readonly TestVault vault = new(new LuceneIndexEngine());

    public void Dispose() => vault.Dispose();

    [Theory]
    [InlineData("alpha OR rare", "rare alpha")]
    [InlineData("alpha", "many alpha other")]
    [InlineData("\"alpha beta\"", "phrases phrase")]
    [InlineData("pref*", "begun twice")]
    public void Rare_words_and_many_of_them_come_first(string query, string inOrder)
    {
        Say("many alpha alpha alpha");
        Say("phrases alpha beta alpha beta");
        Say("phrase alpha beta");
        Say("rare");
        Say("twice prefix prefixes");
        Say("begun prefix");
        Say("other alpha");
        Say("alpha");

        var shown = Search(query).Select(FirstWord).ToList();

        Assert.Equal(inOrder.Split(' '), shown.Where(inOrder.Split(' ').Contains));
    }

    [Fact]
    public void Of_equals_the_newest_comes_first_and_pages_go_on_where_the_last_one_ended()
    {
        for (int i = 0; i < 30; i++)
        {
            Say($"n{i} alpha");
        }

        var all = Search("alpha").Select(FirstWord).ToList();
        var pages = Enumerable.Range(0, 4)
            .SelectMany(page => vault.Vault.Search(Request("alpha") with { Limit = 8, Offset = 8 * page }).Hits)
            .Select(FirstWord);

        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"n{29 - i}"), all);
        Assert.Equal(all, pages);
    }

    [Fact]
    public void Its_scores_are_Lucenes_and_say_so()
    {
        Say("alpha");
        Say("beta");
        Say("gamma");

        var result = vault.Vault.Search(Request("alpha"));

        // ln(1 + (6 - 2 + 0.5) / (2 + 0.5)): of 3 messages and their titles, a message and its title have the word.
        Assert.Equal(SearchRanking.Engine, result.Ranking);
        Assert.Equal(1.0296, result.Hits[0].Score / 65_536.0, 0.0001);
    }

    [Fact]
    public void Fields_change_what_is_found_and_not_its_score()
    {
        Say("alpha");
        Say("beta");

        long alone = Search("alpha")[0].Score;

        Assert.Equal(alone, Search("alpha role:user")[0].Score);
        Assert.Equal(alone, Search("alpha -role:tool -gamma")[0].Score);
    }

    [Fact]
    public void It_finds_what_the_core_finds()
    {
        for (int i = 0; i < 40; i++)
        {
            Say($"n{i} alpha {(i % 3 == 0 ? "beta" : "gamma")}");
        }

        foreach (string query in new[] { "alpha beta", "alpha -beta", "beta OR gamma", "n1*", "alpha until:2020", "title:n7 alpha" })
        {
            var byCore = vault.Vault.Search(Request(query) with { Ranking = SearchRanking.Core });
            var byEngine = vault.Vault.Search(Request(query));

            Assert.Equal(byCore.Total, byEngine.Total);
            Assert.Equal(byCore.Hits.Select(FirstWord).Order(StringComparer.Ordinal), byEngine.Hits.Select(FirstWord).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Old_messages_of_common_words_are_ranked_too()
    {
        Say("oldest alpha alpha alpha alpha");
        var id = vault.Vault.Create(new());
        for (int i = 0; i < 600; i++)
        {
            vault.Clock.Advance(TimeSpan.FromMinutes(1));
            vault.Say(id, $"n{i} alpha");
        }

        var result = vault.Vault.Search(Request("alpha"));

        Assert.Equal("oldest", FirstWord(result.Hits[0]));
        Assert.Equal((false, 512), (result.RankedAll, result.Candidates));
        Assert.True(vault.Vault.Search(Request("alpha") with { RankAll = true }).RankedAll);
    }

    [Fact]
    public void Where_no_message_has_all_words_the_core_ranks_and_says_so()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "alpha");
        vault.Say(id, "beta");

        var result = vault.Vault.Search(Request("alpha beta"));

        Assert.Equal((SearchTier.Session, SearchRanking.Core), (result.Tier, result.Ranking));
        Assert.Equal(["no message has all the words, and an engine ranks messages only: these are in the core's order"], result.Warnings);
    }

    private static string FirstWord(SearchHit hit) => hit.Snippet.Text.Split(' ')[0];

    private static SearchRequest Request(string query) => new() { Query = query, Ranking = SearchRanking.Engine, Limit = 2000, IncludeChildren = true };

    private IReadOnlyList<SearchHit> Search(string query) => vault.Vault.Search(Request(query)).Hits;

    private void Say(string text)
    {
        vault.Clock.Advance(TimeSpan.FromMinutes(1));
        vault.Say(vault.Vault.Create(new()), text);
    }
}
