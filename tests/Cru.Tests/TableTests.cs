using Cru.Output;

namespace Cru.Tests;

public class TableTests
{
    [Theory]
    [InlineData(null, "one  chat  garden  A title that says a good deal")]
    [InlineData(60, "one  chat  garden  A title that says a good deal")]
    [InlineData(42, "one  chat  A title that says a good deal")]
    [InlineData(36, "one  A title that says a good deal")]
    [InlineData(25, "one  A title that says a…")]
    public void A_narrow_window_does_without_what_is_needed_least(int? width, string line)
    {
        var table = new Table { Spare = [2, 1] };

        table.Add("one", "chat", "garden", "A title that says a good deal");

        Assert.Equal(line, Assert.Single(table.Lines(width)));
    }

    [Fact]
    public void The_last_column_is_never_narrower_than_can_be_read()
    {
        var table = new Table();

        table.Add("a long cell in front", "A title that says a good deal");

        Assert.Equal("a long cell in front  A title that says a…", Assert.Single(table.Lines(24)));
    }
}
