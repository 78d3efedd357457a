using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Storage;

public class SegmentNameTests
{
    private static readonly DateTimeOffset HalfPastTen = new(2024, 1, 15, 12, 30, 59, TimeSpan.FromHours(2));

    [Fact]
    public void The_first_segment_tells_the_minute_of_its_start_in_UTC() =>
        Assert.Equal("2024-01-15-1030.md", SegmentName.Next(HalfPastTen, [], "tern-4k2q", newestIsForeign: false).Text);

    [Theory]
    [InlineData("2024-01-15-1015.md", "2024-01-15-1030.md")]
    [InlineData("2024-01-15-1030.md", "2024-01-15-1031.md")]
    [InlineData("2024-01-15-1030-9xyz.md", "2024-01-15-1031.md")]
    [InlineData("2024-12-31-2359.md", "2025-01-01-0000.md")]
    [InlineData("2031-01-01-0000.sync-conflict-20240116-101112-ABCDEFG.md", "2031-01-01-0001.md")]
    [InlineData("notes.md", "2024-01-15-1030.md")]
    public void The_next_one_is_later_than_the_newest(string newest, string next) =>
        Assert.Equal(next, SegmentName.Next(HalfPastTen, ["2023-01-01-0000.md", newest], "tern-4k2q", newestIsForeign: false).Text);

    [Theory]
    [InlineData("tern-4k2q", "2024-01-15-1031-4k2q.md")]
    [InlineData("laptop", "2024-01-15-1031-ptop.md")]
    [InlineData("pi", "2024-01-15-1031-pi.md")]
    public void After_another_machines_segment_it_bears_the_writers_mark(string writer, string next) =>
        Assert.Equal(next, SegmentName.Next(HalfPastTen, ["2024-01-15-1030.md"], writer, newestIsForeign: true).Text);

    [Fact]
    public void Names_sort_as_the_log_runs()
    {
        string[] log =
        [
            "2024-01-15-1030.md",
            "2024-01-15-1030.md.orig",
            "2024-01-15-1030.sync-conflict-20240116-101112-ABCDEFG.md",
            "2024-01-15-1030-4k2q.md",
            "2024-01-15-1031.md",
            "log.md",
        ];

        Assert.Equal(log, log.Reverse().Order(SegmentName.LogOrder));
    }

    [Fact]
    public void Names_given_one_after_another_sort_as_they_were_given()
    {
        var random = new Random(7);
        var names = new List<string>();
        for (int i = 0; i < 300; i++)
        {
            var start = HalfPastTen.AddMinutes(random.Next(-5, 400));
            names.Add(SegmentName.Next(start, names, "tern-4k2q", random.Next(2) == 0).Text);
        }

        Assert.Equal(names, names.Order(SegmentName.LogOrder));
        Assert.NotEqual(names, names.Select((name, index) => index == 17 ? "2023-01-01-0000.md" : name).Order(SegmentName.LogOrder));
    }

    [Theory]
    [InlineData("2024-01-15-1030.md", "2024-01-15T10:30:00Z")]
    [InlineData("2024-01-15-1030-4k2q.md", "2024-01-15T10:30:00Z")]
    [InlineData("2024-13-15-1030.md", null)]
    [InlineData("2024-01-15-10300.md", null)]
    [InlineData("log.md", null)]
    public void A_segment_tells_its_minute_when_its_name_does(string name, string? start)
    {
        Assert.True(SegmentName.TryParse(name, out var segment));

        Assert.Equal(start, segment.Start?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2024-01-15-1030.sync-conflict-20240116-101112-ABCDEFG.md")]
    [InlineData("2024-01-15-1030.md.orig")]
    public void A_conflict_copy_is_a_further_reading_of_its_original(string name)
    {
        Assert.True(SegmentName.TryParse(name, out var segment));

        Assert.Equal((true, "2024-01-15-1030.md"), (segment.IsConflictCopy, segment.Original));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".md")]
    [InlineData(".hidden.md")]
    [InlineData(".tmp-0123456789abcdef")]
    [InlineData(".#2024-01-15-1030.md")]
    [InlineData("#2024-01-15-1030.md#")]
    [InlineData("2024-01-15-1030.md~")]
    [InlineData(".2024-01-15-1030.md.swp")]
    [InlineData(".2024-01-15-1030.md.Xa8kPq")]
    [InlineData(".syncthing.2024-01-15-1030.md.tmp")]
    [InlineData("~syncthing~2024-01-15-1030.md.tmp")]
    [InlineData("~syncthing~2024-01-15-1030.md")]
    [InlineData("~$2024-01-15-1030.md")]
    [InlineData(".sync-conflict-20240116-101112-ABCDEFG.md")]
    [InlineData("notes.txt")]
    public void What_others_have_in_work_is_no_segment(string name) => Assert.False(SegmentName.TryParse(name, out _));

    [Theory]
    [InlineData("9999-12-31-2359-0002.md", "9999-12-31-2359.md")]
    [InlineData("9999-12-31-2359-0003.md", "9999-12-31-2359.md", "9999-12-31-2359-0002.md")]
    [InlineData("9999-12-31-2359.md", "9999-12-31-2358.md")]
    public void After_the_last_minute_numbers_go_on(string expected, params string[] existing)
    {
        var start = new DateTimeOffset(9999, 12, 31, 23, 58, 10, TimeSpan.Zero);

        Assert.Equal(expected, SegmentName.Next(start, existing, "tern-4k2q", newestIsForeign: false).Text);
    }
}
