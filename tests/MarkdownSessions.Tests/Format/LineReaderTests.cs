using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Format;

public class LineReaderTests
{
    [Fact]
    public void Only_a_line_feed_ends_a_line()
    {
        var lines = Read("a\rb\u2028c\u0085d\r\ne\n\r\n");

        Assert.Equal(["a\rb\u2028c\u0085d", "e", ""], lines.Select(Text));
    }

    [Fact]
    public void A_return_before_the_end_of_the_file_is_content()
    {
        var line = Assert.Single(Read("a\r"));

        Assert.Equal("a\r", Text(line));
        Assert.False(line.HasLineFeed);
    }

    [Fact]
    public void Lines_know_where_they_stand()
    {
        var lines = Read("a\r\n\nbc");

        Assert.Equal([(1, 0L), (2, 3L), (3, 4L)], lines.Select(line => (line.Number, line.Offset)));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public void A_line_longer_than_the_limit_keeps_its_first_bytes(int length)
    {
        var lines = Read(new string('x', length) + "\nnext\n", longestLine: 10);

        Assert.Equal([new string('x', 10), "next"], lines.Select(Text));
        Assert.Equal([length > 10, false], lines.Select(line => line.IsCut));
        Assert.Equal(length + 1, lines[1].Offset);
    }

    [Fact]
    public void Nothing_from_behind_a_hole_is_joined_to_a_cut_line()
    {
        const int buffer = 64 * 1024;
        string line = new string('a', buffer - 1) + new string('b', buffer) + "c";

        var read = Read("x\n" + line + "\n", longestLine: buffer + 100)[1];

        Assert.Equal(line[..(buffer + 100)], Text(read));
        Assert.True(read.IsCut);
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_read_whole()
    {
        string text = new('x', 10_000_000);
        var entry = new HostileEntries(seed: 1).Next(1) with { Parts = [new TextPart(text)] };

        var read = Segment.Entries(Segment.Write(entry));

        Assert.Equal(entry, Assert.Single(read).Entry);
    }

    [Fact]
    public void A_line_that_nobody_can_have_written_is_reported_and_the_entry_is_no_longer_intact()
    {
        var entry = new HostileEntries(seed: 1).Next(1) with { Parts = [new TextPart(new string('x', LineReader.LongestLine + 1))] };
        var issues = new List<ParseIssue>();

        var read = Segment.Entries(Segment.Write(entry), issues);

        Assert.Equal(EntryState.Edited, Assert.Single(read).State);
        Assert.Equal("line is longer than 16 MiB; its rest is not read", Assert.Single(issues).Problem);
    }

    private static List<SegmentLine> Read(string text, int longestLine = LineReader.LongestLine) =>
        [.. new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1, 0, longestLine).Lines()];

    private static string Text(SegmentLine line) => Encoding.UTF8.GetString(line.Bytes);
}
