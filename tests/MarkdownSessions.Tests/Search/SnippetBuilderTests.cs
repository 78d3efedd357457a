using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class SnippetBuilderTests
{
    [Theory]
    [InlineData("export", "Fix the Export\n\tbutton.", "Fix the [Export] button.")]
    [InlineData("GitHub", "on GitHub and github", "on [GitHub] and [github]")]
    [InlineData("\"export button\"", "an export, then the export\nbutton", "an export, then the [export button]")]
    [InlineData("src/a.b", "see (src/a.b).", "see ([src/a.b]).")]
    [InlineData("expo*", "exported", "[exported]")]
    [InlineData("naive", "so nai\u0308ve", "so [nai\u0308ve]")]
    [InlineData("报告", "新报告书", "新[报告]书")]
    [InlineData("ab", "a\u00ADb 😀 x", "[ab] 😀 x")]
    [InlineData("x", "\u202Ex\u202C \u001b[31mred\u0000\u2028y\U000E0041", "[x] [31mred y")]
    [InlineData("role:user", "\n\n  Hello there  \n", "Hello there")]
    public void Shows_one_line_with_the_words_marked(string query, string text, string shown) => Assert.Equal(shown, Marked(Build(query, 160, Prose(text))));

    [Fact]
    public void Shows_the_densest_place_and_its_line()
    {
        string text = "export here\n" + string.Concat(Enumerable.Repeat("some filling words\n", 40)) + "now the export button fails\nbadly";

        var snippet = Build("export button", 40, Prose(text));

        Assert.Equal("…now the [export] [button] fails badly", Marked(snippet));
        Assert.Equal(100 + 41, snippet.Line);
    }

    [Fact]
    public void Prefers_what_people_see_first()
    {
        TextRun[] runs = [new(TextColumns.Thinking, "export", 1), new(TextColumns.Tool, "export", 2), new(TextColumns.Code, "export", 3), new(TextColumns.Prose, "export", 4)];

        Assert.Equal(4, Build("export", 160, runs).Line);
        Assert.Equal(TextColumns.Tool, Build("in:tool export", 160, runs).Column);
        Assert.Equal(4, Build("role:user", 160, runs).Line);
    }

    [Fact]
    public void Prefers_words_side_by_side_and_in_order()
    {
        var snippet = Build("export button", 24, Prose("button and export filling filling filling export button"));

        Assert.Equal("…filling [export] [button]", Marked(snippet));
    }

    [Fact]
    public void Half_a_pair_of_surrogates_is_shown_as_a_sign_of_its_own() => Assert.Equal("[x] \uFFFD y", Marked(Build("x", 160, Prose("x \uD800 y"))));

    [Fact]
    public void Of_no_text_there_is_none() => Assert.Equal("", Build("x", 160).Text);

    [Fact]
    public void Any_text_gives_one_safe_line_with_true_highlights()
    {
        var random = new Random(31);
        for (int i = 0; i < 10_000; i++)
        {
            string text = OddTexts.Next(random) + OddTexts.Next(random) + OddTexts.Next(random);
            int max = random.Next(16, 80);

            var snippet = Build("export OR utf8 OR 報告 OR getUserName OR istanbul OR src/a.b-c", max, Prose(text));

            Assert.True(IsSafe(snippet, max), $"{text} => {Marked(snippet)}");
        }
    }

    [Theory]
    [InlineData("two\nlines", 0, 3)]
    [InlineData("turned \u202E", 0, 6)]
    [InlineData("out", 2, 2)]
    [InlineData("of a blank", 2, 1)]
    public void A_wrong_snippet_is_noticed(string text, int start, int length) =>
        Assert.False(IsSafe(new(text, [new(start, length)], 1, TextColumns.Prose), 160));

    private static bool IsSafe(Snippet snippet, int max)
    {
        if (snippet.Text.Length > max || snippet.Text.Any(c => char.IsControl(c) || c is '\u202E' or '\u2028' or '\u2029'))
        {
            return false;
        }

        int end = 0;
        foreach (var highlight in snippet.Highlights)
        {
            bool fits = highlight.Start >= end && highlight.Length > 0 && highlight.Start + highlight.Length <= snippet.Text.Length;
            if (!fits || WordsOf.Text(snippet.Text.Substring(highlight.Start, highlight.Length)).Length == 0)
            {
                return false;
            }

            end = highlight.Start + highlight.Length;
        }

        return true;
    }

    private static Snippet Build(string query, int max, params TextRun[] runs) =>
        new SnippetBuilder(QueryParser.Parse(query, new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc)).Words, max).Build(runs);

    private static TextRun Prose(string text) => new(TextColumns.Prose, text, 100);

    private static string Marked(Snippet snippet)
    {
        string text = snippet.Text;
        foreach (var highlight in snippet.Highlights.Reverse())
        {
            text = text.Insert(highlight.Start + highlight.Length, "]").Insert(highlight.Start, "[");
        }

        return text;
    }
}
