using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class FuzzyQueryTests
{
    [Theory]
    [InlineData("exprot~", "exprot~")]
    [InlineData("Exprot~1 butn~2", "exprot~ butn~2")]
    [InlineData("-exprot~ x", "-exprot~ x")]
    [InlineData("exprot~ OR (butn~2 x)", "exprot~ OR (butn~2 x)")]
    [InlineData("in:code exprot~", "(in:code exprot~)")]
    [InlineData("Straße~", "strasse~")]
    [InlineData("utf8~", "utf8~")]
    public void A_word_with_a_tilde_is_fuzzy(string query, string printed)
    {
        var question = Parse(query);

        Assert.Equal(printed, MatchPrinter.Print(question.Match!));
        Assert.Empty(question.Warnings);
    }

    [Theory]
    [InlineData("~/src", "src")]
    [InlineData("a~b ~ ~~", "\"a b\"")]
    [InlineData("x =~ y", "x y")]
    [InlineData("main()~", "main")]
    [InlineData("x/~3", "\"x 3\"")]
    [InlineData("\"exprot~ butn~2\"", "\"exprot butn 2\"")]
    [InlineData("text:exprot~", "exprot")]
    [InlineData("file:notes.txt~", "file:\"notes.txt~\"")]
    [InlineData("file:\"notes.txt~\"", "file:\"notes.txt~\"")]
    public void Elsewhere_a_tilde_is_text(string query, string printed)
    {
        var question = Parse(query);

        Assert.Equal(printed, MatchPrinter.Print(question.Match!));
        Assert.Empty(question.Warnings);
    }

    [Theory]
    [InlineData("export~3", "\"export 3\"", "'export~3': behind '~' stands how many letters may be wrong, 1 or 2; searched as text")]
    [InlineData("export~0.8", "\"export 0 8\"", "'export~0.8': behind '~' stands how many letters may be wrong, 1 or 2; searched as text")]
    [InlineData("export~0", "\"export 0\"", "'export~0': behind '~' stands how many letters may be wrong, 1 or 2; searched as text")]
    [InlineData("expo*~", "expo*", "'expo*~': a word has a star or '~' behind it, not both; searched as 'expo*'")]
    [InlineData("expo~2*", "expo*", "'expo~2*': a word has a star or '~' behind it, not both; searched as 'expo*'")]
    [InlineData("foo_bar~", "foo_bar", "'foo_bar~': '~' is for single words; searched without it")]
    [InlineData("getName~2", "\"get name\" OR getname", "'getName~2': '~' is for single words; searched without it")]
    [InlineData("报告~", "\"报告\"", "'报告~': '~' is for single words; searched without it")]
    [InlineData("ab~", "ab", "'ab~' has fewer than 3 letters before '~'; searched without it")]
    [InlineData("\"export button\"~2 x", "\"export button\" x", "the quotes at column 1 take no '~', which is for single words; passed over")]
    [InlineData("\"exprot\"~", "\"exprot\"", "the quotes at column 1 take no '~', which is for single words; passed over")]
    [InlineData("tool:bsah~", "tool:bsah", "'tool:' takes no '~'; 'bsah~' is taken as it stands")]
    public void Says_what_of_a_tilde_it_takes_otherwise(string query, string printed, string warning)
    {
        var question = Parse(query);

        Assert.Equal(printed, MatchPrinter.Print(question.Match!));
        Assert.Equal(warning, Assert.Single(question.Warnings));
    }

    [Fact]
    public void A_fuzzy_word_has_its_word_to_score_and_show() =>
        Assert.Equal([new MatchWords(["exprot"]) { Whole = "=exprot" }], Parse("exprot~ -butn~").Words);

    private static SearchQuestion Parse(string query) =>
        QueryParser.Parse(query, new(new(2026, 7, 2, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc));
}
