using MarkdownSessions.Search;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Search;

public class MatchEvaluatorTests
{
    [Theory]
    [InlineData("flaky", true)]
    [InlineData("flaky test", true)]
    [InlineData("test in ci", true)]
    [InlineData("test flaky", false)]
    [InlineData("flak", false)]
    [InlineData("est in", false)]
    [InlineData("flaky ci", false)]
    public void Words_stand_whole_and_in_order(string words, bool fits) =>
        Assert.Equal(fits, MatchEvaluator.Fits(IndexSamples.Words(words), Message("a flaky test in ci")));

    [Theory]
    [InlineData("fla", true)]
    [InlineData("flaky te", true)]
    [InlineData("flaky test", true)]
    [InlineData("laky", false)]
    [InlineData("fla test", false)]
    public void Of_a_prefix_only_the_last_word_is_begun(string words, bool fits) =>
        Assert.Equal(fits, MatchEvaluator.Fits(IndexSamples.Prefix(words), Message("a flaky test in ci")));

    [Fact]
    public void A_word_that_stands_first_inside_another_is_still_found() =>
        Assert.True(MatchEvaluator.Fits(IndexSamples.Words("test"), Message("testing untested test")));

    [Fact]
    public void Words_in_two_columns_are_no_phrase()
    {
        var message = Message("flaky") with { Words = new("flaky", "test", "", "") };

        Assert.False(MatchEvaluator.Fits(IndexSamples.Words("flaky test"), message));
        Assert.True(MatchEvaluator.Fits(IndexSamples.Words("test", TextColumns.Code), message));
        Assert.False(MatchEvaluator.Fits(IndexSamples.Words("test", TextColumns.Prose | TextColumns.Tool), message));
    }

    [Fact]
    public void The_whole_serves_instead_of_the_words()
    {
        var sought = new MatchWords(["foo", "bar"]) { Whole = "=foo_bar" };

        Assert.True(MatchEvaluator.Fits(sought, Message("foo bar")));
        Assert.True(MatchEvaluator.Fits(sought, Message("other =foo_bar")));
        Assert.False(MatchEvaluator.Fits(sought, Message("other =foo_bar_baz")));
        Assert.True(MatchEvaluator.Fits(sought with { IsPrefix = true }, Message("other =foo_bar_baz")));
    }

    [Fact]
    public void Facts_are_compared_letter_by_letter()
    {
        var message = IndexSamples.Document(1, 0, "text", "role:user");

        Assert.True(MatchEvaluator.Fits(new MatchFact("role:user"), message));
        Assert.False(MatchEvaluator.Fits(new MatchFact("role:use"), message));
        Assert.False(MatchEvaluator.Fits(new MatchFact("text"), message));
    }

    [Fact]
    public void Operands_combine_as_in_logic()
    {
        Match yes = IndexSamples.Words("a");
        Match no = IndexSamples.Words("b");
        var message = Message("a");

        Assert.True(MatchEvaluator.Fits(new MatchAll([yes, new MatchNot(no)]), message));
        Assert.False(MatchEvaluator.Fits(new MatchAll([yes, no]), message));
        Assert.True(MatchEvaluator.Fits(new MatchAny([no, yes]), message));
        Assert.False(MatchEvaluator.Fits(new MatchNot(new MatchEverything()), message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    public void What_is_no_word_stands_nowhere(string word) =>
        Assert.False(MatchEvaluator.Fits(new MatchWords([word]) { IsPrefix = true }, Message("a b")));

    private static IndexDocument Message(string prose) => IndexSamples.Document(1, 0, prose);
}
