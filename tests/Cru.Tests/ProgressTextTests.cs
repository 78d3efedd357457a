using System.Text;
using Cru.Output;
using MarkdownSessions.Indexing;

namespace Cru.Tests;

public class ProgressTextTests
{
    private static readonly ProgressText Half = new("reading sessions", 500, 1000, 40_000_000, TimeSpan.FromSeconds(4));

    [Theory]
    [InlineData(100, "━━━━━━━━━━────────── reading sessions 500 of 1,000, 40 MB, 10 MB/s, 4 s left")]
    [InlineData(60, "reading sessions 500 of 1,000, 40 MB, 10 MB/s, 4 s left")]
    [InlineData(45, "reading sessions 500 of 1,000, 4 s left")]
    [InlineData(30, "reading sessions 500 of 1,000")]
    [InlineData(20, "reading sessions 50…")]
    public void What_does_not_fit_is_left_out(int width, string line) => Assert.Equal(line, Half.Line(width));

    [Theory]
    [InlineData(0.5, 500, "reading sessions 500 of 1,000, 40 MB")]
    [InlineData(10, 0, "reading sessions 0 of 1,000, 40 MB, 4 MB/s")]
    [InlineData(10, 1000, "reading sessions 1,000 of 1,000, 40 MB, 4 MB/s")]
    [InlineData(300, 500, "reading sessions 500 of 1,000, 40 MB, 133.3 kB/s, 5 min left")]
    [InlineData(7200, 100, "reading sessions 100 of 1,000, 40 MB, 5.6 kB/s, 18 h left")]
    public void Rate_and_rest_are_told_once_they_are_known(double seconds, int done, string line) =>
        Assert.Equal(line, (Half with { Done = done, Elapsed = TimeSpan.FromSeconds(seconds) }).Line(200, withBar: false));

    [Fact]
    public void No_line_is_wider_than_there_is_room()
    {
        var random = new Random(7);
        for (int round = 0; round < 1000; round++)
        {
            int total = random.Next(1_000_000);
            var text = new ProgressText("checking", random.Next(total + 1), total, random.NextInt64(1L << 40), TimeSpan.FromSeconds(random.Next(100_000)));
            int width = random.Next(1, 120);

            string line = text.Line(width);

            Assert.True(Columns.Of(line) <= width, $"{width}: {line}");
        }
    }

    [Theory]
    [InlineData(true, false, "")]
    [InlineData(false, true, "\r━━━━━━━━━━────────── reading sessions 1 of 2, 5 B\e[K\r\e[K")]
    public void Is_drawn_on_a_terminal_and_wiped_at_the_end(bool isQuiet, bool isShown, string drawn)
    {
        using var error = new StringWriter();
        var host = ConsoleHost.Create() with { Error = error, ErrorIsTerminal = () => true, Width = () => 80 };
        var clock = new SteppingClock(TimeSpan.FromMilliseconds(150));

        using (var line = new ProgressLine(host, "reading sessions", new() { IsQuiet = isQuiet }, clock))
        {
            line.Report(new SyncProgress(1, 2, 5));
        }

        Assert.Equal(drawn, error.ToString());
        Assert.Equal(isShown, drawn.Length > 0);
    }

    [Fact]
    public void Every_sign_of_ours_has_one_of_ASCII()
    {
        var text = new StringBuilder(Half.Line(100)).Append(Columns.Cut("a long title", 5)).Append("·░▒▓█▉▊▋▌▍▎▏");

        string shown = Signs.ToAscii(text.ToString());

        Assert.All(shown, letter => Assert.True(char.IsAscii(letter), shown));
        Assert.Equal(text.Length, shown.Length);
    }

    /// <summary>Every look at it finds it further by one step.</summary>
    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now += step.Ticks;
    }
}
