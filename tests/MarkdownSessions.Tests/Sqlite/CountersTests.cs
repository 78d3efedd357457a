using MarkdownSessions.Index.Sqlite;

namespace MarkdownSessions.Tests.Sqlite;

public class CountersTests
{
    [Theory]
    [InlineData(100_000, 0, 95_000, false)]
    [InlineData(100_000, 0, 94_999, true)]
    [InlineData(3_000, 0, 1_001, false)]
    [InlineData(3_000, 0, 1_000, true)]
    [InlineData(1_999, 0, 0, false)]
    [InlineData(1_000_000, 20_000, 1_020_000, false)]
    [InlineData(1_000_000, 20_001, 1_020_001, true)]
    public void An_index_is_worn_by_dead_rows_or_late_ones(long rows, long late, long live, bool isWorn)
    {
        var counters = new Counters { NextRow = rows + 1, NextLate = late + 1, Live = live };

        Assert.Equal(isWorn, counters.AreWorn);
    }
}
