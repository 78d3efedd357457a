using MarkdownSessions.Search;
using Xunit;
using static MarkdownSessions.Testing.IndexSamples;

namespace MarkdownSessions.Testing;

/// <content>What a question means.</content>
public abstract partial class SessionIndexContract
{
    [Fact]
    public void Words_must_follow_each_other_in_one_column()
    {
        using var index = Built(Whole(
            "chat-a",
            Document(0, 0, "flaky test here"),
            Document(1, 1, "test flaky"),
            Document(2, 2, "flaky") with { Words = new("flaky", "test", "", "") },
            Document(3, 3, "flaky tests")));

        Assert.Equal(["chat-a#0"], Walk(index, Words("flaky test")));
        Assert.Equal(["chat-a#3", "chat-a#0"], Walk(index, Prefix("flaky te")));
        Assert.Equal(["chat-a#2"], Walk(index, Words("test", TextColumns.Code | TextColumns.Thinking)));
        Assert.Empty(Walk(index, Words("test", TextColumns.None)));
    }

    [Fact]
    public void A_fact_is_found_whole_or_begun()
    {
        using var index = Built(Whole(
            "chat-a",
            Document(0, 0, "file:src/a.cs x", "file:src/b.cs"),
            Document(1, 1, "x", "file:src/a.cs", "role:user"),
            Document(2, 2, "x", "file:*.cs")));

        Assert.Equal(["chat-a#1"], Walk(index, new MatchFact("file:src/a.cs")));
        Assert.Equal(["chat-a#1", "chat-a#0"], Walk(index, new MatchFact("file:src/") { IsPrefix = true }));
        Assert.Equal(["chat-a#2"], Walk(index, new MatchFact("file:*.cs")));
        Assert.Empty(Walk(index, new MatchFact("file:src/")));
    }

    [Fact]
    public void An_identifier_is_found_whole_or_in_parts()
    {
        var parts = new MatchWords(["foo", "bar"]) { Whole = "=foo_bar" };
        using var index = Built(Whole(
            "chat-a",
            Document(0, 0, "foo bar"),
            Document(1, 1, "call foobar now =foo_bar"),
            Document(2, 2, "foo =foo_bar_baz"),
            Document(3, 3, "bar foo")));

        Assert.Equal(["chat-a#1", "chat-a#0"], Walk(index, parts));
        Assert.Equal(["chat-a#2", "chat-a#1", "chat-a#0"], Walk(index, parts with { IsPrefix = true }));
    }

    [Fact]
    public void Facts_are_exact_and_no_words()
    {
        using var index = Built(Whole(
            "chat-a",
            Document(0, 0, "user", "role:user"),
            Document(1, 1, "role:user", "role:user2", "agent:o'brien")));

        Assert.Equal(["chat-a#0"], Walk(index, new MatchFact("role:user")));
        Assert.Equal(["chat-a#1"], Walk(index, Words("role:user")));
        Assert.Equal(["chat-a#1"], Walk(index, new MatchFact("agent:o'brien")));
        Assert.Empty(Walk(index, Prefix("agent")));
        Assert.Empty(Walk(index, new MatchFact("role:use")));
    }

    [Fact]
    public void All_any_and_not_combine()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "a"), Document(1, 1, "b"), Document(2, 2, "a b"), Document(3, 3, "c")));

        Assert.Equal(["chat-a#2"], Walk(index, new MatchAll([Words("a"), Words("b")])));
        Assert.Equal(["chat-a#2", "chat-a#1", "chat-a#0"], Walk(index, new MatchAny([Words("a"), Words("b")])));
        Assert.Equal(["chat-a#0"], Walk(index, new MatchAll([Words("a"), new MatchNot(Words("b"))])));
        Assert.Equal(["chat-a#3"], Walk(index, new MatchNot(new MatchAny([Words("a"), Words("b")]))));
        Assert.Equal(["chat-a#3", "chat-a#2", "chat-a#0"], Walk(index, new MatchAny([Words("a"), new MatchNot(Words("b"))])));
        Assert.Empty(Walk(index, new MatchNot(new MatchEverything())));
    }

    [Fact]
    public void A_negation_holds_for_messages_without_any_words()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, ""), Document(1, 1, "a")));

        Assert.Equal(["chat-a#0"], Walk(index, new MatchNot(Words("a"))));
    }

    [Theory]
    [InlineData("and or not near")]
    [InlineData("near(a b) *")]
    [InlineData("prose:x ^top c++ -- ; {} \\ %")]
    [InlineData("say\"hi\" don't ' \"")]
    [InlineData("日本 本語 語 한국 naïve 😀")]
    public void No_word_is_syntax(string words)
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "other"), Document(1, 1, words)));

        Assert.Equal(["chat-a#1"], Walk(index, Words(words)));
        Assert.All(words.Split(' '), word => Assert.Equal(["chat-a#1"], Walk(index, Words(word))));
        Assert.Equal(["chat-a#0"], Walk(index, new MatchNot(Words(words))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("a\u0001b")]
    [InlineData("a\tb")]
    [InlineData("\ud83d")]
    public void What_is_no_word_stands_nowhere(string word)
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "a b", "role:user")));

        Assert.Empty(index.Walk(new MatchWords([word]), TimeRange.Always));
        Assert.Empty(index.Walk(new MatchWords([word]) { IsPrefix = true }, TimeRange.Always));
        Assert.Empty(index.Walk(new MatchFact(word), TimeRange.Always));
    }
}
