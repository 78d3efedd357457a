using System.Text.RegularExpressions;
using MarkdownSessions.Grep;

namespace MarkdownSessions.Tests.Grep;

public class LinePatternTests
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly string[] Pieces =
        ["a", "b", "\\s", "\\W", "\\D", "\\S", "\\w+", ".", ".*", "[^a]", "[ab]", "(a|b)", "(?:b)", "^", "$", "\\b", "a?", "b*", " {2,3}", "\\.", "[^\\w]", "|", "x"];

    private static readonly string[] Letters = ["a", "b", "x", " ", "  ", ".", "_", "é", "\r", "\t", "ab", "\n"];

    [Theory]
    [InlineData(@"error: \d+", "error: ")]
    [InlineData(@"time(out|r) +[0-9]+", "")]
    [InlineData(@"colou?r", "colo")]
    [InlineData(@"a\.md", "a.md")]
    [InlineData(@"ab{0}c", "a")]
    [InlineData(@"(abc)de", "de")]
    [InlineData(@"abc+", "abc")]
    [InlineData(@"abc|de", "")]
    public void Knows_letters_that_stand_in_every_match(string pattern, string expected)
    {
        bool isBound = LinePattern.TryBind(pattern, out _, out string literal);

        Assert.True(isBound);
        Assert.Equal(expected, literal);
    }

    [Theory]
    [InlineData(@"\Aa")]
    [InlineData(@"a\z")]
    [InlineData(@"a\nb")]
    [InlineData(@"[\s,]")]
    [InlineData(@"[a-z-[b]]")]
    [InlineData(@"(?s)a.b")]
    [InlineData(@"\p{L}")]
    [InlineData(@"\x0a")]
    public void Leaves_what_it_does_not_know_to_a_search_line_by_line(string pattern) =>
        Assert.False(LinePattern.TryBind(pattern, out _, out _));

    [Fact]
    public void Finds_in_a_text_the_lines_that_match_alone()
    {
        var random = new Random(20260101);
        int tried = 0;
        for (int round = 0; round < 4_000; round++)
        {
            string pattern = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            string text = string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => Letters[random.Next(Letters.Length)]));
            if (IsRegex(pattern) && LinePattern.TryBind(pattern, out string bound, out string literal))
            {
                tried++;
                Assert.True(Agree(pattern, bound, literal, text), $"{pattern} as {bound} in {Regex.Escape(text)}");
            }
        }

        Assert.True(tried > 1_000);
    }

    [Fact]
    public void An_expression_that_reaches_over_a_line_is_caught() =>
        Assert.False(Agree(@"a\sb", @"a\sb", "", "a\nb"));

    [Fact]
    public void A_letter_that_may_be_missing_is_caught() =>
        Assert.False(Agree("ab?", "ab?", "ab", "a"));

    private static bool Agree(string pattern, string bound, string literal, string text)
    {
        string[] lines = text.Split('\n');
        bool anyLine = lines.Any(line => Regex.IsMatch(line, pattern, Linear));
        bool whole = Regex.IsMatch(text, bound, Linear | RegexOptions.Multiline);
        bool hasLiteral = lines.All(line => !Regex.IsMatch(line, pattern, Linear) || line.Contains(literal, StringComparison.Ordinal));
        bool staysInLine = Regex.Matches(text, bound, Linear | RegexOptions.Multiline).All(match => !match.Value.Contains('\n', StringComparison.Ordinal));
        return anyLine == whole && hasLiteral && staysInLine;
    }

    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(pattern, Linear);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
