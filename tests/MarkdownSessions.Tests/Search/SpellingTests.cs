using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class SpellingTests
{
    [Theory]
    [InlineData("timeuot", "timeout", 1)]
    [InlineData("teh", "the", 1)]
    [InlineData("edadlock", "deadlock", 1)]
    [InlineData("intagartion", "integration", 2)]
    [InlineData("tthe", "the", 1)]
    [InlineData("sha265", "sha26", null)]
    [InlineData("offline", "online", null)]
    [InlineData("maximum", "minimum", null)]
    [InlineData("maximize", "minimize", null)]
    [InlineData("unusable", "usable", null)]
    [InlineData("asymmetric", "symmetric", null)]
    [InlineData("cs0246", "cs0247", null)]
    [InlineData("parser", "parser", null)]
    [InlineData("parser", "p", null)]
    [InlineData("servre", "searve", null)]
    public void A_slip_of_the_finger_is_another_spelling_and_another_word_is_not(string typed, string known, int? distance) =>
        Assert.Equal(distance, Spelling.Distance(known, typed));
}
