using MarkdownSessions.Retention;

namespace MarkdownSessions.Tests.Retention;

public class AgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("30", "2026-03-01T12:00:00Z")]
    [InlineData("30d", "2026-03-01T12:00:00Z")]
    [InlineData("1w2d", "2026-03-22T12:00:00Z")]
    [InlineData("12h", "2026-03-31T00:00:00Z")]
    [InlineData("90m", "2026-03-31T10:30:00Z")]
    [InlineData("1mo", "2026-02-28T12:00:00Z")]
    [InlineData("1y1d", "2025-03-30T12:00:00Z")]
    [InlineData("1000y", "1026-03-31T12:00:00Z")]
    public void An_age_reaches_back_from_now(string text, string before)
    {
        Assert.True(Age.TryParse(text, out var age));

        Assert.Equal(DateTimeOffset.Parse(before, System.Globalization.CultureInfo.InvariantCulture), age.Before(Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0d")]
    [InlineData("-1d")]
    [InlineData("1.5d")]
    [InlineData("d")]
    [InlineData("3 d")]
    [InlineData("3x")]
    [InlineData("1d2")]
    [InlineData("1001y")]
    [InlineData("9999999d")]
    [InlineData("٣d")]
    public void What_is_no_age_above_zero_is_refused(string text)
    {
        Assert.False(Age.TryParse(text, out _));
    }

    [Fact]
    public void An_age_that_reaches_before_the_calendar_begins_ends_with_it()
    {
        Assert.True(Age.TryParse("1000y", out var age));

        Assert.Equal(DateTimeOffset.MinValue, age.Before(new(500, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }
}
