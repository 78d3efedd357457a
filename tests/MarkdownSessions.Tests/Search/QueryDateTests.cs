using System.Globalization;
using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class QueryDateTests
{
    // Clocks go forward on 29 March 2026 at 2:00, back on 25 October at 3:00.
    private static readonly TimeZoneInfo Berlin = MakeZone();

    private static readonly DateTimeOffset Now = new(2026, 7, 2, 22, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("date:2026", "2025-12-31T23:00:00", "2026-12-31T23:00:00")]
    [InlineData("date:2026-07", "2026-06-30T22:00:00", "2026-07-31T22:00:00")]
    [InlineData("on:2026-07-02", "2026-07-01T22:00:00", "2026-07-02T22:00:00")]
    [InlineData("date:2026-07-02T10:30", "2026-07-02T08:30:00", "2026-07-02T08:31:00")]
    [InlineData("date:2026-07-02T10:30:15", "2026-07-02T08:30:15", "2026-07-02T08:30:16")]
    [InlineData("date:2026-07-02T10:30Z", "2026-07-02T10:30:00", "2026-07-02T10:31:00")]
    [InlineData("date:2026-07-02T10:30:00+05:00", "2026-07-02T05:30:00", "2026-07-02T05:30:01")]
    [InlineData("date:today", "2026-07-02T22:00:00", "2026-07-03T22:00:00")]
    [InlineData("date:yesterday", "2026-07-01T22:00:00", "2026-07-02T22:00:00")]
    [InlineData("since:2026-07", "2026-06-30T22:00:00", null)]
    [InlineData("after:2026-07-02", "2026-07-01T22:00:00", null)]
    [InlineData("until:2026-07", null, "2026-07-31T22:00:00")]
    [InlineData("before:2026-07-02", null, "2026-07-02T22:00:00")]
    [InlineData("since:7d", "2026-06-25T22:30:00", null)]
    [InlineData("date:3w", "2026-06-11T22:30:00", null)]
    [InlineData("since:2mo", "2026-05-02T22:30:00", null)]
    [InlineData("since:1y", "2025-07-02T22:30:00", null)]
    [InlineData("since:12h", "2026-07-02T10:30:00", null)]
    [InlineData("since:90m", "2026-07-02T21:00:00", null)]
    [InlineData("date:2026-06..2026-07", "2026-05-31T22:00:00", "2026-07-31T22:00:00")]
    [InlineData("date:..2026-07", null, "2026-07-31T22:00:00")]
    [InlineData("date:2026-07..", "2026-06-30T22:00:00", null)]
    [InlineData("date:>2026-07", "2026-07-31T22:00:00", null)]
    [InlineData("date:>=2026-07", "2026-06-30T22:00:00", null)]
    [InlineData("date:<2026-07", null, "2026-06-30T22:00:00")]
    [InlineData("date:<=2026-07", null, "2026-07-31T22:00:00")]
    [InlineData("since:2026-06 until:2026-07", "2026-05-31T22:00:00", "2026-07-31T22:00:00")]
    [InlineData("on:2026-03-29", "2026-03-28T23:00:00", "2026-03-29T22:00:00")]
    [InlineData("since:2026-03-29T02:30", "2026-03-29T01:30:00", null)]
    [InlineData("since:2026-10-25T02:30", "2026-10-25T00:30:00", null)]
    public void A_period_is_its_start_below_and_its_end_above(string query, string? from, string? before)
    {
        var range = Parse(query).Range;

        Assert.Equal(new TimeRange(Ticks(from) ?? long.MinValue, Ticks(before) - 1 ?? long.MaxValue), range);
    }

    [Theory]
    [InlineData("fix date:2026-13", 5)]
    [InlineData("since:soon", 1)]
    [InlineData("until:2026-02-30", 1)]
    [InlineData("date:..", 1)]
    [InlineData("a b -date:2026", 6)]
    [InlineData("since:7x", 1)]
    [InlineData("since:1234567d", 1)]
    public void What_is_no_date_is_refused_with_its_place(string query, int column)
    {
        var refused = Assert.Throws<QueryException>(() => Parse(query));

        Assert.Equal(column, refused.Column);
        Assert.Contains("; write ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date:9999")]
    [InlineData("date:0001")]
    [InlineData("since:999999y")]
    [InlineData("since:999999mo")]
    [InlineData("since:999999d")]
    public void The_ends_of_time_are_no_danger(string query) => Assert.True(Parse(query).Range.From <= Parse(query).Range.To);

    private static SearchQuestion Parse(string query) => QueryParser.Parse(query, new(Now, Berlin));

    private static long? Ticks(string? utc) =>
        utc is null ? null : DateTime.ParseExact(utc, "s", CultureInfo.InvariantCulture).Ticks;

    private static TimeZoneInfo MakeZone()
    {
        var start = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday);
        var end = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), start, end);
        return TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(1), "test", "test", "test summer", [rule]);
    }
}
