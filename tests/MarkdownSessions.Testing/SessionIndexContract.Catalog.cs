using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using Xunit;
using static MarkdownSessions.Testing.IndexSamples;

namespace MarkdownSessions.Testing;

/// <content>Sessions, stamps and places come back.</content>
public abstract partial class SessionIndexContract
{
    [Fact]
    public void An_empty_index_holds_nothing()
    {
        using var index = Built();

        Assert.Empty(index.Sessions());
        Assert.Empty(index.Stamps());
        Assert.Empty(index.Walk(new MatchEverything(), TimeRange.Always));
        Assert.Null(index.Session(SessionId.Parse("chat-a")));
        Assert.Null(index.Locate(1, 0));
        Assert.Null(index.Find(1, 1000));
        Assert.False(index.IsWorn);
    }

    [Fact]
    public void A_session_comes_back_as_it_was_put()
    {
        var summary = Summary("chat-a") with
        {
            HasOwnTitle = true,
            State = "ended",
            Agent = "o'brien",
            Model = "gpt-5.1",
            Project = "cru",
            WorkingFolder = "/home/ann/Grüße",
            Parent = "chat-0",
            Tags = ["a,b", "", "c\"d", "日本"],
            Branch = "main",
            Usage = new() { Tokens = 1_234, Cost = 0.25m, Summaries = 2, Unpaid = [new("", new(1, 2, 3, 4, 1)), new("m\"x", new(5, 6, 0, 0, 0))] },
            SettledUsage = new() { Tokens = 0, Cost = 0 },
            Resume = new("2024-01-15-1030.md", 5_000_000_000, 77, 12),
        };
        using var index = Built(Whole("chat-a") with { Summary = summary });

        var held = Assert.IsType<IndexedSession>(index.Session(SessionId.Parse("chat-a"))).Summary;

        Assert.Equal(summary.Tags, held.Tags);
        Assert.Equal(summary with { Tags = held.Tags }, held);
    }

    [Fact]
    public void Facts_that_a_session_lacks_stay_missing()
    {
        using var index = Built(Whole("chat-a"));

        var held = index.Session(SessionId.Parse("chat-a"))!.Summary;

        Assert.Empty(held.Tags);
        Assert.Equal(Summary("chat-a") with { Tags = held.Tags }, held);
    }

    [Fact]
    public void Words_to_propose_begin_as_asked()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "flaky flag 日本 =flaky_test test", "role:user")));

        var words = index.WordsFrom("fl").ToList();

        Assert.True(words is [] || words.Order(StringComparer.Ordinal).SequenceEqual(["flag", "flaky"]), string.Join(' ', words));
    }

    [Fact]
    public void Facts_to_name_are_those_of_the_field()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "tool", "tool:bash", "tool:search_web", "toolbox:hammer", "role:user")));

        var facts = index.FactsOf("tool").ToList();

        Assert.True(facts is [] || facts.Order(StringComparer.Ordinal).SequenceEqual(["bash", "search_web"]), string.Join(' ', facts));
    }

    [Fact]
    public void A_session_is_found_by_its_id_in_either_case()
    {
        using var index = Built(Whole("Chat-A"));

        var held = index.Session(SessionId.Parse("chat-a"));

        Assert.Equal("Chat-A", held?.Summary.Id.Value);
    }

    [Fact]
    public void Sessions_are_given_by_number_and_those_gone_are_left_out()
    {
        using var index = Built(Whole("chat-a"), Whole("chat-b"), Whole("chat-c"));
        int number = index.Session(SessionId.Parse("chat-b"))!.Number;

        var sessions = index.Sessions([number, 4711]);

        Assert.Equal("chat-b", Assert.Single(sessions).Summary.Id.Value);
        Assert.Equal(3, index.Sessions().Count);
    }

    [Fact]
    public void Stamps_come_back_as_they_were_put()
    {
        SegmentStamp[] stamps =
        [
            new("2024-01-15-1030.md", 5_000_000_000, Minute(3), 0xffffffff, IsRacy: true),
            new("2024-01-15-1000.md", 0, Minute(1), 0, IsRacy: false),
        ];
        using var index = Built(Whole("chat-a") with { Segments = stamps }, Whole("chat-b") with { Segments = [] });

        var all = index.Stamps();

        Assert.Equal(stamps, index.Stamps(SessionId.Parse("CHAT-A")));
        Assert.Equal(stamps, all[SessionId.Parse("chat-a")]);
        Assert.Empty(all[SessionId.Parse("chat-b")]);
        Assert.Empty(index.Stamps(SessionId.Parse("chat-c")));
    }

    [Fact]
    public void A_message_is_located_and_found()
    {
        var document = Document(1, 1, "hello") with
        {
            Place = new("2024-01-15-1030.md", 5_000_000_000, int.MaxValue, 70_000, uint.MaxValue),
            IdHash = long.MinValue,
        };
        using var index = Built(Whole("chat-a", Document(0, 0, "title"), document));
        int number = index.Session(SessionId.Parse("chat-a"))!.Number;

        Assert.Equal(document.Place, index.Locate(number, 1));
        Assert.Equal(1, index.Find(number, long.MinValue));
        Assert.Null(index.Locate(number, 2));
        Assert.Null(index.Find(number, 4711));
    }

    [Fact]
    public void Of_messages_with_one_hash_the_first_is_found()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "a") with { IdHash = 5 }, Document(1, 1, "b") with { IdHash = 5 }));

        Assert.Equal(0, index.Find(index.Session(SessionId.Parse("chat-a"))!.Number, 5));
    }
}
