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
}
