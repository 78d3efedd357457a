using MarkdownSessions.Search;
using Xunit;
using static MarkdownSessions.Testing.IndexSamples;

namespace MarkdownSessions.Testing;

/// <content>The order of the walk, and walks side by side.</content>
public abstract partial class SessionIndexContract
{
    [Fact]
    public void The_walk_goes_from_the_newest_to_the_oldest()
    {
        using var index = Built(
            Whole("chat-a", Document(0, 1, "x"), Document(1, 5, "x"), Document(2, 3, "x")),
            Whole("chat-b", Document(0, 2, "x"), Document(1, 4, "x")));

        Assert.Equal(["chat-a#1", "chat-b#1", "chat-a#2", "chat-b#0", "chat-a#0"], Walk(index, new MatchEverything()));
        Assert.Equal(["chat-a#1", "chat-b#1", "chat-a#2", "chat-b#0", "chat-a#0"], Walk(index, Words("x")));
    }

    [Fact]
    public void Of_one_time_the_greater_session_id_comes_first_and_then_the_greater_ordinal()
    {
        using var index = Built(
            Whole("chat-a", Document(0, 1, "x"), Document(1, 1, "x")),
            Whole("CHAT-b", Document(0, 1, "x")),
            Whole("chat-c", Document(0, 1, "x")));

        Assert.Equal(["chat-c#0", "chat-a#1", "chat-a#0", "CHAT-b#0"], Walk(index, Words("x")));
    }

    [Fact]
    public void What_arrives_late_stands_where_it_happened()
    {
        using var index = Built(Whole("chat-b", Document(0, 2, "x"), Document(1, 4, "x")));

        Put(index, Whole("chat-c", Document(0, 1, "x"), Document(1, 2, "x"), Document(2, 9, "x")));
        Put(index, Whole("chat-a", Document(0, 2, "x"), Document(1, 3, "x")));

        Assert.Equal(["chat-c#2", "chat-b#1", "chat-a#1", "chat-c#1", "chat-b#0", "chat-a#0", "chat-c#0"], Walk(index, Words("x")));
    }

    [Fact]
    public void Both_ends_of_a_range_lie_inside()
    {
        using var index = Built(Whole("chat-a", [.. Enumerable.Range(0, 6).Select(minute => Document(minute, minute, "x"))]));
        Put(index, Whole("chat-b", Document(0, 2, "x")));

        Assert.Equal(["chat-a#3", "chat-b#0", "chat-a#2"], Walk(index, Words("x"), new(Minute(2), Minute(3))));
        Assert.Equal(["chat-a#3", "chat-b#0", "chat-a#2"], Walk(index, new MatchEverything(), new(Minute(2), Minute(3))));
        Assert.Empty(Walk(index, Words("x"), new(Minute(3), Minute(2))));
        Assert.Empty(Walk(index, Words("x"), new(Minute(8), Minute(9))));
    }

    [Fact]
    public void A_reader_goes_on_while_another_commits()
    {
        string folder = Build([.. Enumerable.Range(0, 50).Select(i => Whole($"chat-{i}", Document(0, i, "x")))]);
        using var reader = Engine.Open(folder);
        using var writer = Engine.Open(folder);
        using var walk = reader.Walk(Words("x"), TimeRange.Always).GetEnumerator();
        Assert.True(walk.MoveNext());

        Put(writer, Whole("chat-new", Document(0, 99, "x")));

        int rest = 0;
        while (walk.MoveNext())
        {
            rest++;
        }

        Assert.InRange(rest, 49, 50);
        Assert.Equal(51, Walk(reader, Words("x")).Count);
    }

    [Fact]
    public void Several_walks_go_on_side_by_side()
    {
        using var index = Built([.. Enumerable.Range(0, 20).Select(i => Whole($"chat-{i}", Document(0, i, "x")))]);

        var pairs = index.Walk(Words("x"), TimeRange.Always).Zip(index.Walk(new MatchEverything(), TimeRange.Always)).ToList();

        Assert.Equal(20, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(pair.First, pair.Second));
    }
}
