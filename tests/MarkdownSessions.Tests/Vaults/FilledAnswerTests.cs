using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class FilledAnswerTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());

    public void Dispose() => vault.Dispose();

    [Fact]
    public void A_word_that_stands_nowhere_leaves_sessions_with_the_others()
    {
        var id = Session("the quokka ate the wombat");

        var result = Search("quokka zanzibor");

        Assert.Equal((SearchTier.Some, 0L, 1), (result.Tier, result.Total, result.Added));
        Assert.Equal([(id, SearchTier.Some)], Shown(result));
    }

    [Fact]
    public void Behind_the_matches_come_sessions_with_the_words_apart_and_then_those_with_some_of_them()
    {
        var some = Session("alpha only");
        var apart = Session("alpha here", "beta there");
        var together = Session("alpha and beta");

        var result = Search("alpha beta");

        Assert.Equal((SearchTier.Message, 1L, 2), (result.Tier, result.Total, result.Added));
        Assert.Equal([(together, SearchTier.Message), (apart, SearchTier.Session), (some, SearchTier.Some)], Shown(result));
    }

    [Fact]
    public void Of_sessions_with_some_words_those_with_the_rare_one_come_first()
    {
        for (int i = 0; i < 8; i++)
        {
            Session($"common number {i}");
        }

        var rare = Session("the rare one");
        Session("common again");

        var result = Search("common rare zanzibor");

        Assert.Equal(rare, result.Hits[0].Session.Id);
        Assert.Equal(5, result.Hits.Count);
    }

    [Theory]
    [InlineData("quokka fix")]
    [InlineData("quokka fixing")]
    public void Of_a_word_that_stands_nowhere_its_beginning_is_preferred(string query)
    {
        var nearer = Session("fixed the fence of the quokka");
        for (int i = 0; i < 8; i++)
        {
            Session($"the quokka again, {i}");
        }

        var result = Search(query);

        Assert.Equal((nearer, SearchTier.Some), Shown(result).First());
        Assert.Contains(result.Warnings, warning => warning.Contains("begins with 'fix'", StringComparison.Ordinal));
        Assert.Contains("fixed", result.Hits[0].Snippet.Highlights.Select(part => result.Hits[0].Snippet.Text.Substring(part.Start, part.Length)));
        Assert.Equal(0, result.Total);
    }

    [Fact]
    public void A_word_that_stands_elsewhere_than_the_filters_allow_is_asked_as_a_beginning()
    {
        Session("fix");
        var nearer = Session("the quokka", "fixed it");

        var result = Search($"quokka fix id:{nearer.Value}");

        Assert.Contains(result.Warnings, warning => warning.Contains("begins with 'fix'", StringComparison.Ordinal));
        Assert.Equal(nearer, Shown(result).Single().Item1);
    }

    [Fact]
    public void Enough_matches_are_not_added_to()
    {
        for (int i = 0; i < 5; i++)
        {
            Session($"alpha and beta {i}");
        }

        Session("alpha only");

        Assert.Equal(0, Search("alpha beta").Added);
    }

    [Fact]
    public void What_is_refused_and_what_is_demanded_of_the_message_stays_so()
    {
        Session("quokka and gamma");
        var id = Session("quokka alone");
        vault.Say(Session("nothing"), "quokka says the assistant", Role.Assistant);

        var result = Search("quokka zanzibor -gamma role:user");

        Assert.Equal([(id, SearchTier.Some)], Shown(result));
    }

    [Theory]
    [InlineData("quokka zanzibor within:message")]
    [InlineData("quokka zanzibor within:session")]
    [InlineData("zanzibor")]
    [InlineData("zanzibor role:user")]
    public void Nothing_is_added_where_the_place_is_fixed_or_one_word_is_all(string query)
    {
        Session("the quokka");

        var result = Search(query);

        Assert.Empty(result.Hits);
        Assert.NotEqual(SearchTier.Some, result.Tier);
    }

    [Fact]
    public void Nothing_is_added_unless_asked_for()
    {
        Session("the quokka");

        Assert.Empty(vault.Vault.Search(new() { Query = "quokka zanzibor" }).Hits);
    }

    [Fact]
    public void A_family_is_added_once_unless_children_are_asked_for()
    {
        var parent = Session("the quokka");
        var child = vault.Vault.Create(new SessionDraft { Type = "agent", Fields = [new("parent_session_id", parent.Value, [])] });
        vault.Say(child, "another quokka");

        Assert.Equal(1, Search("quokka zanzibor").Added);
        Assert.Equal(2, vault.Vault.Search(new() { Query = "quokka zanzibor", FillTo = 5, IncludeChildren = true }).Added);
    }

    [Fact]
    public void Pages_go_on_through_what_was_added()
    {
        Session("alpha and beta");
        var some = Session("alpha only");

        var second = vault.Vault.Search(new() { Query = "alpha beta", FillTo = 5, Limit = 1, Offset = 1 });

        Assert.Equal([(some, SearchTier.Some)], Shown(second));
        Assert.Equal(2, second.Reachable);
    }

    private SearchResult Search(string query) => vault.Vault.Search(new() { Query = query, FillTo = 5 });

    private SessionId Session(params string[] texts)
    {
        var id = vault.Vault.Create(new SessionDraft { Title = "untitled" });
        foreach (string text in texts)
        {
            vault.Say(id, text);
        }

        return id;
    }

    private static IEnumerable<(SessionId Session, SearchTier Tier)> Shown(SearchResult result) =>
        result.Hits.Select(hit => (hit.Session.Id, hit.Tier));
}
