using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Model;

public class FactsTests
{
    [Fact]
    public void Keep_what_nobody_knows_in_its_order_and_spelling()
    {
        Assert.True(Facts.TryParse("""{ "b" : 1.0e0, "a": [1, {"x":null}], "b2":"é日本" }""", out var facts));

        Assert.Equal("""{"b":1.0e0,"a":[1,{"x":null}],"b2":"é日本"}""", facts.ToString());
    }

    [Fact]
    public void Of_a_repeated_name_the_last_value_holds()
    {
        Assert.True(Facts.TryParse("""{"a":1,"a":2}""", out var facts));

        Assert.Equal(2, facts.Number("a"));
        Assert.Equal(1, facts.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"a":1} x""")]
    [InlineData("""{"a":"\ud800"}""")]
    public void Refuse_what_is_no_object(string json) => Assert.False(Facts.TryParse(json, out _));

    [Fact]
    public void Escape_what_would_move_a_cursor_or_end_a_line() =>
        Assert.Equal("""{"k":"a\u2028\u202e\u001b\n\u0085"}""", Facts.Empty.With("k", "a\u2028\u202e\u001b\n\u0085").ToString());

    [Theory]
    [InlineData("\"a\" rest", 3)]
    [InlineData("[\"]\"] x", 5)]
    [InlineData("12] x", 2)]
    [InlineData("true y", 4)]
    [InlineData("\"open", -1)]
    public void A_value_ends_where_its_JSON_ends(string text, int length) => Assert.Equal(length, JsonLine.ValueLength(text));
}
