namespace Cru.Tests;

public sealed class ConfigPriceTests : IDisposable
{
    private readonly Shell shell = new();

    public ConfigPriceTests()
    {
        shell.Cru("session new --id one");
        shell.Cru("session append one --json", """{"role":"assistant","text":"Hm.","model":"big-bird","usage":{"input":1000000,"cache_read":9}}""");
    }

    public void Dispose() => shell.Dispose();

    [Fact]
    public void Prices_are_listed_as_they_are_written()
    {
        Settings("prices:\n  big-*: {input: 3, output: 15.5}\n");

        var listed = shell.Cru("config list");

        Assert.Equal(0, listed.ExitCode);
        Assert.Matches(@"prices\.big-\* +\{input: 3, output: 15\.5\} +vault +US dollars", listed.Output);
        Assert.Contains("""{"model":"big-*","price":"{input: 3, output: 15.5}"}""", shell.Cru("config list --json").Output);
    }

    [Fact]
    public void Prices_in_the_users_own_file_are_told_to_be_left_out()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(shell.OwnSettings)!);
        File.WriteAllText(shell.OwnSettings, "prices:\n  big-*: {input: 3}\n");

        var listed = shell.Cru("config list");

        Assert.Equal(1, listed.ExitCode);
        Assert.Contains("'prices' is left out: each vault has its own, in its .crucible/config.yaml", listed.Error);
    }

    [Theory]
    [InlineData("config set prices.gpt-4.1 3", "  gpt-4.1: {input: PRICE, output: PRICE")]
    [InlineData("config set prices 3", "  MODEL: {input: PRICE")]
    [InlineData("config get prices", "'cru config list' shows them")]
    public void Setting_a_price_says_where_it_is_written(string command, string said)
    {
        var refused = shell.Cru(command);

        Assert.Equal(64, refused.ExitCode);
        Assert.Contains(".crucible/config.yaml", refused.Error);
        Assert.Contains(said, refused.Error);
    }

    [Fact]
    public void A_price_that_cannot_be_meant_is_no_price_but_a_mistake()
    {
        Settings("prices:\n  big-*: {input: 3}\n  odd-*: {input: 3, ouput: five}\n");

        var listed = shell.Cru("config list");

        Assert.Equal(1, listed.ExitCode);
        Assert.Contains("prices.big-*", listed.Output);
        Assert.DoesNotContain("odd-*", listed.Output);
        Assert.Equal(
            "cru: .crucible/config.yaml:3: the price of 'odd-*' is left out: 'ouput' is no kind of tokens; there are input, output, cache_read, cache_write\n",
            listed.Error);
        Assert.Contains("'ouput' is no kind of tokens", shell.Cru("doctor").Output);
    }

    [Fact]
    public void A_price_is_got_by_the_key_that_the_list_shows()
    {
        Settings("prices:\n  big-*: {input: 3, output: 15.5}\n  odd: five\n");

        var set = shell.Cru("config get prices.big-*");
        var odd = shell.Cru("config get prices.odd");
        var none = shell.Cru("config get prices.small");

        Assert.Equal((0, "{input: 3, output: 15.5}\n"), (set.ExitCode, set.Output));
        Assert.Contains("""[{"model":"big-*","price":"{input: 3, output: 15.5}"}]""", shell.Cru("config get prices.big-* --json").Output);
        Assert.Equal((1, ""), (odd.ExitCode, odd.Output));
        Assert.Contains("config.yaml:3: the price of 'odd' is left out: it is 'five'", odd.Error);
        Assert.Equal((1, ""), (none.ExitCode, none.Output));
        Assert.Contains("no price 'small' is set", none.Error);
        Assert.Contains("'  small: {input: PRICE, output: PRICE", none.Error);
    }

    [Fact]
    public void What_a_price_lacks_is_told_with_the_line_that_has_it()
    {
        Settings("prices:\n  big-*: {input: 3}\n");

        var counted = shell.Cru("session stats");

        Assert.Contains("cost      - without big-bird (its price lacks cache_read): 1 message with tokens whose cost is not known", counted.Output);
        Assert.Equal(
            """
            cru: the price of big-* lacks cache_read; in .crucible/config.yaml it would be whole so, in US dollars for a million tokens:
              "big-*": {input: 3, cache_read: PRICE}

            """,
            counted.Error);
    }

    private void Settings(string yaml) => File.WriteAllText(Path.Combine(shell.Folder, ".crucible/config.yaml"), yaml);
}
