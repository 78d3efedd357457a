using System.Globalization;
using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Model;

public class TimestampTests
{
    [Theory]
    [InlineData("2024-01-15T10:30:00Z", "2024-01-15T10:30:00.0000000+00:00")]
    [InlineData("2024-01-15T10:30:00.123456789+02:00", "2024-01-15T08:30:00.1234567+00:00")]
    [InlineData("2024-01-15T10:30:00.5-01:30", "2024-01-15T12:00:00.5000000+00:00")]
    public void Keeps_the_text_and_knows_the_instant(string text, string instant)
    {
        Assert.True(Timestamp.TryParse(text, out var timestamp));

        Assert.Equal(text, timestamp.Text);
        Assert.Equal(instant, timestamp.Instant?.ToString("o"));
    }

    [Fact]
    public void Has_no_instant_for_a_date_that_does_not_exist()
    {
        Assert.True(Timestamp.TryParse("2024-02-31T10:30:00Z", out var timestamp));

        Assert.Null(timestamp.Instant);
    }

    [Fact]
    public void Knows_the_instants_that_DotNet_knows()
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var random = new Random(20240115);
        int real = 0;

        for (int round = 0; round < 50_000; round++)
        {
            string text = AnyTime(random);
            Assert.True(Timestamp.TryParse(text, out var timestamp), text);
            DateTimeOffset? known = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var instant) ? instant : null;
            Assert.True(known == timestamp.Instant, $"{text}: {known:o}, but {timestamp.Instant:o}");
            real += known is null ? 0 : 1;
        }

        Assert.InRange(real, 10_000, 45_000);
    }

    [Theory]
    [InlineData("2024-01-15T10:30:00")]
    [InlineData("2024-01-15 10:30:00Z")]
    [InlineData("2024-01-15t10:30:00z")]
    [InlineData("2024-01-15T10:30:00.Z")]
    [InlineData("2024-01-15T10:30:00.1234567890Z")]
    [InlineData("2024-01-15T10:30:00Z ")]
    [InlineData("٢٠٢٤-01-15T10:30:00Z")]
    [InlineData("")]
    public void Refuses_another_shape(string text) => Assert.False(Timestamp.TryParse(text, out _));

    [Fact]
    public void Is_written_in_UTC_with_milliseconds()
    {
        var noon = new DateTimeOffset(2024, 1, 15, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_239_999);

        Assert.Equal("2024-01-15T10:00:00.123Z", Timestamp.From(noon).Text);
    }

    // Near the ends of what is legal, where mistakes are.
    private static string AnyTime(Random random)
    {
        string year = random.Next(4) == 0 ? Pick(random, "0000", "0001", "9999", "1900") : random.Next(1, 2100).ToString("0000", CultureInfo.InvariantCulture);
        string fraction = random.Next(2) == 0 ? "" : "." + random.Next(10_000_000).ToString("0000000", CultureInfo.InvariantCulture)[..random.Next(1, 8)];
        string zone = random.Next(2) == 0 ? "Z" : Pick(random, "+", "-") + $"{random.Next(16):00}:{random.Next(62):00}";
        string day = Pick(random, "00", "01", "28", "29", "30", "31", "32");
        return $"{year}-{random.Next(14):00}-{day}T{Pick(random, "00", "10", "23")}:{Pick(random, "00", "59", "60")}:{Pick(random, "00", "59", "60")}{fraction}{zone}";
    }

    private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
}
