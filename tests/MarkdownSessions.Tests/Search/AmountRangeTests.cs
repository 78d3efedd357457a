using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class AmountRangeTests
{
    [Theory]
    [InlineData(">0.5", 0.5, false)]
    [InlineData(">0.5", 0.51, true)]
    [InlineData(">=0.5", 0.5, true)]
    [InlineData("<2", 2, false)]
    [InlineData("<=2", 2, true)]
    [InlineData("0.1..2", 2, true)]
    [InlineData("0.1..2", 0.05, false)]
    [InlineData("..2", 0, true)]
    [InlineData("2..", 1.99, false)]
    [InlineData("3", 3, true)]
    [InlineData("3", 3.1, false)]
    [InlineData("10k", 10_000, true)]
    [InlineData("1.5M..", 1_500_000, true)]
    public void Holds_numbers_between_its_bounds(string text, double number, bool isIn)
    {
        Assert.True(AmountRange.TryRead(text, out var range));

        Assert.Equal(isIn, range.Contains((decimal)number));
        Assert.True(AmountRange.TryRead(range.ToString(), out var again));
        Assert.Equal(range, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(">")]
    [InlineData("much")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("1,5")]
    [InlineData("1..2..3")]
    [InlineData("9999999999999")]
    [InlineData("k")]
    public void Anything_else_is_none(string text) => Assert.False(AmountRange.TryRead(text, out _));

    [Theory]
    [InlineData(null, "cost:>0", false)]
    [InlineData(null, "-cost:>0", false)]
    [InlineData("0.7", "-cost:>1", true)]
    [InlineData("0.7", "cost:>0.5 cost:<0.6", false)]
    [InlineData("0.7", "cost:>0.5 cost:<0.8", true)]
    public void A_number_that_is_not_known_fits_no_bound_and_two_bounds_are_both_meant(string? cost, string query, bool fits)
    {
        var conditions = QueryParser.Parse(query, new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc)).Conditions;

        Assert.Equal(fits, SessionCondition.AllHold(conditions, _ => cost is null ? [] : [cost]));
    }
}
