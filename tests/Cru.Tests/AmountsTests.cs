using System.Globalization;
using Cru.Output;

namespace Cru.Tests;

public class AmountsTests
{
    [Theory]
    [InlineData("0", "$0.00")]
    [InlineData("0.000001", "<$0.01")]
    [InlineData("0.000049", "<$0.01")]
    [InlineData("0.00005", "$0.0001")]
    [InlineData("0.0021", "$0.0021")]
    [InlineData("1234.5", "$1,234.50")]
    public void A_cost_is_never_told_as_nothing_when_it_is_something(string dollars, string shown)
    {
        Assert.Equal(shown, Amounts.Dollars(decimal.Parse(dollars, CultureInfo.InvariantCulture)));
    }
}
