using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Statistics;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

public partial class VaultStatsTests
{
    [Fact]
    public void A_total_that_includes_the_children_counts_their_cost_once()
    {
        using var test = new TestVault();
        Session(test, "chat-a", ("source", "crush/1"), ("totals", """{"cost":3,"usage":{"prompt":30}}"""));
        Session(test, "agent-b", ("source", "crush/1"), ("parent_session_id", "chat-a"), ("totals", """{"cost":1,"usage":{"prompt":7}}"""));
        Session(test, "chat-c", ("totals", """{"cost":10}"""));
        Session(test, "agent-d", ("parent_session_id", "chat-c"), ("totals", """{"cost":2}"""));

        var totals = Stats(test, new() { GroupBy = StatsGrouping.Type });

        Assert.Equal((15m, 37, 2), (totals.Cost, totals.Tokens.Prompt, totals.ChildSessions));
        Assert.Equal([("agent", 3m), ("chat", 12m)], totals.Groups.Select(group => (group.Key, group.Cost)).Order());
    }

    [Fact]
    public void Totals_do_not_count_where_messages_tell()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a", ("totals", """{"cost":100,"usage":{"prompt":30}}"""));
        Answer(test, id, """{"usage":{"prompt":10},"cost":1}""");

        Assert.Equal((1m, 10), (Stats(test).Cost, Stats(test).Tokens.Prompt));
    }

    [Fact]
    public void Models_without_a_price_are_named_and_not_guessed()
    {
        using var test = new TestVault();
        Settings(test, "prices:\n  known: {input: 3, output: 15, cache_read: 0.3}\n  half-*: {input: 2}\n  half-price: {input: 1}\n");
        var id = Session(test, "chat-a");
        Answer(test, id, """{"model":"known","usage":{"prompt":1000000,"completion":200000,"cache_read":10000}}""");
        Answer(test, id, """{"model":"half-price","usage":{"prompt":500000}}""");
        Answer(test, id, """{"model":"half-dear","usage":{"prompt":500000}}""");
        Answer(test, id, """{"model":"half-dear","usage":{"prompt":5,"completion":1}}""");
        Answer(test, id, """{"model":"other","usage":{"prompt":5}}""");
        Answer(test, id, """{"model":"other","usage":{"prompt":0}}""");
        Answer(test, id, """{"model":"told","usage":{"prompt":5},"cost":0.25}""");

        var totals = Stats(test);

        Assert.Equal(3m + 3m + 0.003m + 0.5m + 1m + 0.25m, totals.Cost);
        Assert.Equal(0.25m, totals.CostFromSource);
        Assert.Equal(["half-dear", "other"], totals.UnpricedModels);
    }

    [Fact]
    public void What_a_message_cost_is_unknown_until_its_source_or_a_price_tells_it()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a");
        Answer(test, id, """{"model":"dark","usage":{"prompt":5}}""");
        Answer(test, id, """{"model":"dark","usage":{"prompt":5,"cache_read":2}}""");
        Answer(test, id, """{"model":"half","usage":{"prompt":5}}""");
        Answer(test, id, """{"model":"half","usage":{"prompt":5},"cost":0}""");
        Answer(test, id, """{"model":"free","usage":{"prompt":5},"cost":0}""");
        Answer(test, id, """{"model":"none"}""");
        Answer(test, id, """{"usage":{"prompt":5}}""");

        var result = test.Vault.Stats(new() { GroupBy = StatsGrouping.Model });

        Assert.Equal(
            [("", 1, true), ("dark", 2, true), ("free", 0, false), ("half", 1, false), ("none", 0, true)],
            result.Totals.Groups.Select(group => (group.Key ?? "", group.Unpriced, group.IsCostUnknown)).Order());
        Assert.Equal((4, false), (result.Totals.Unpriced, result.Totals.IsCostUnknown));
        Assert.Equal(
            ["prices:", "  dark: {input: PRICE, output: PRICE, cache_read: PRICE}", "  half: {input: PRICE, output: PRICE}"],
            result.MissingPrices);
    }

    [Fact]
    public void A_price_that_lacks_what_was_used_is_no_missing_price()
    {
        using var test = new TestVault();
        Settings(test, "prices:\n  big-*: {input: 3, output: 15.5}\n");
        var id = Session(test, "chat-a");
        Answer(test, id, """{"model":"big-bird","usage":{"prompt":1000000,"cache_read":7,"cache_write":7}}""");
        Answer(test, id, """{"model":"big-bird","usage":{"prompt":1000000}}""");
        Answer(test, id, """{"model":"small","usage":{"prompt":5}}""");

        var result = test.Vault.Stats(new());

        var price = Assert.Single(result.Totals.IncompletePrices);
        Assert.Equal(("big-bird", "big-*"), (price.Model, price.Name));
        Assert.Equal(["cache_read", "cache_write"], price.Lacking);
        Assert.Equal("  \"big-*\": {input: 3, output: 15.5, cache_read: PRICE, cache_write: PRICE}", price.Settings);
        Assert.Equal((3m, 2), (result.Totals.Cost, result.Totals.Unpriced));
        Assert.Equal(["prices:", "  small: {input: PRICE, output: PRICE}"], result.MissingPrices);
    }

    [Fact]
    public void A_price_made_whole_as_it_says_prices_its_model()
    {
        using var test = new TestVault();
        Settings(test, "prices:\n  big-*: {prompt: 3}\n");
        Answer(test, Session(test, "chat-a"), """{"model":"big-bird","usage":{"prompt":1000000,"cache_read":1000000}}""");
        string whole = Assert.Single(Stats(test).IncompletePrices).Settings;

        Settings(test, $"prices:\n{whole.Replace("PRICE", "1", StringComparison.Ordinal)}\n");

        Assert.Equal(4m, Stats(test).Cost);
    }

    [Theory]
    [InlineData("""{"model":"m"}""", true)]
    [InlineData("""{"model":"m","usage":{"prompt":5}}""", true)]
    [InlineData("""{"model":"m","usage":{"prompt":0}}""", false)]
    [InlineData("""{"model":"m","cost":0}""", false)]
    [InlineData("""{"model":"m","usage":{}}""", true)]
    [InlineData("""{"model":"m","usage":{"input_tokens":1000000}}""", true)]
    [InlineData("""{"model":"m","usage":{"reasoning":5}}""", true)]
    [InlineData("""{"model":"m","usage":{"prompt":-1}}""", true)]
    [InlineData("""{"model":"m","usage":{"input_tokens":1000000,"cache_read":0}}""", false)]
    [InlineData("""{"model":"m","usage":{"input_tokens":1000000},"cost":0}""", false)]
    public void A_cost_that_nothing_tells_is_not_nothing(string facts, bool isUnknown)
    {
        using var test = new TestVault();
        Answer(test, Session(test, "chat-a"), facts);

        Assert.Equal(isUnknown, Stats(test).IsCostUnknown);
    }

    [Fact]
    public void Usage_in_words_that_are_not_known_is_no_usage()
    {
        using var test = new TestVault();
        Answer(test, Session(test, "chat-a", ("totals", """{"usage":{"input_tokens":7}}""")), """{"model":"m","usage":{"input_tokens":1000000}}""");

        var totals = Stats(test);

        Assert.Equal((0, 0, TokenUsage.None, true), (totals.MessagesWithUsage, totals.Unpriced, totals.Tokens, totals.IsCostUnknown));
    }

    [Fact]
    public void A_cost_is_averaged_over_the_sessions_that_have_one()
    {
        using var test = new TestVault();
        var paid = Session(test, "chat-a");
        Answer(test, paid, """{"model":"m","cost":3}""");
        Answer(test, paid, """{"model":"m","cost":1}""");
        Answer(test, paid, """{"model":"dark","usage":{"prompt":5}}""");
        Answer(test, Session(test, "chat-b"), """{"model":"m","cost":0}""");
        Answer(test, Session(test, "chat-c"), """{"model":"dark","usage":{"prompt":5}}""");
        test.Say(Session(test, "chat-d"), "Why?");
        var totalled = Session(test, "chat-e", ("model", "m"), ("totals", """{"cost":2}"""));
        Answer(test, totalled, """{"model":"m","usage":{"prompt":0}}""");

        var totals = Stats(test, new() { GroupBy = StatsGrouping.Model });

        Assert.Equal((5, 3, 2m), (totals.Sessions, totals.SessionsWithCost, totals.AverageCost));
        Assert.Equal(
            [("", 0, null), ("dark", 0, null), ("m", 3, 2m)],
            totals.Groups.Select(group => (group.Key ?? "", group.SessionsWithCost, group.AverageCost)).Order());
    }

    [Theory]
    [InlineData("big-model")]
    [InlineData("us/big.model:0")]
    [InlineData("7b")]
    [InlineData("yes \"no\" #")]
    public void The_lines_that_it_asks_for_price_the_model(string model)
    {
        using var test = new TestVault();
        Answer(test, Session(test, "chat-a"), $$"""{"usage":{"prompt":1000000,"completion":1000000,"cache_read":1000000,"cache_write":1000000},"model":{{JsonLine.Quote(model)}} }""");
        var before = test.Vault.Stats(new());

        Settings(test, string.Join('\n', before.MissingPrices).Replace("PRICE", "2", StringComparison.Ordinal));
        var after = test.Vault.Stats(new());

        Assert.True(before.Totals.IsCostUnknown);
        Assert.Equal((8m, 0, 0, 0), (after.Totals.Cost, after.Totals.Unpriced, after.MissingPrices.Count, after.Issues.Count));
    }

    [Fact]
    public void A_price_may_be_named_as_the_tokens_are()
    {
        using var test = new TestVault();
        Settings(test, "prices:\n  m: {prompt: 3, completion: 15}\n");
        Answer(test, Session(test, "chat-a"), """{"model":"m","usage":{"prompt":1000000,"completion":1000000}}""");

        Assert.Equal(18m, Stats(test).Cost);
    }

    [Theory]
    [InlineData("prices: 3", "no map")]
    [InlineData("prices: &a\n  m: *a", "anchors")]
    [InlineData("prices: [", "no YAML")]
    public void Settings_that_cannot_be_meant_are_named(string yaml, string said)
    {
        using var test = new TestVault();
        Settings(test, yaml);
        Session(test, "chat-a");

        var issues = test.Vault.Stats(new()).Issues;

        Assert.Contains(issues, issue => issue.Path == ".crucible/config.yaml" && issue.Problem.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("m: {input: -3}", 2, "'input' takes a number of US dollars from 0 to 1000000, not '-3'")]
    [InlineData("m: {input: five}", 2, "'input' takes a number of US dollars from 0 to 1000000, not 'five'")]
    [InlineData("m: {input: 3, output: 1e7}", 2, "'output' takes a number of US dollars from 0 to 1000000, not '1e7'")]
    [InlineData("m: {input: }", 2, "'input' takes a number of US dollars from 0 to 1000000, not nothing")]
    [InlineData("m: {input: 3, ouput: 15}", 2, "'ouput' is no kind of tokens; there are input, output, cache_read, cache_write")]
    [InlineData("n: {input: 3}\n  \"m\":\n    input: 3\n    output: [15]", 5, "'output' takes a number of US dollars from 0 to 1000000, not a list")]
    [InlineData("m: three", 2, "it is 'three'; write {input: PRICE, output: PRICE, cache_read: PRICE, cache_write: PRICE}")]
    [InlineData("m:", 2, "it is nothing; write {input: PRICE, output: PRICE, cache_read: PRICE, cache_write: PRICE}")]
    public void A_price_that_cannot_be_meant_is_told_by_its_wrong_word(string price, int line, string said)
    {
        using var test = new TestVault();
        Settings(test, $"prices:\n  {price}\n");
        Session(test, "chat-a");

        var issue = Assert.Single(test.Vault.Stats(new()).Issues);

        Assert.Equal((".crucible/config.yaml", line, $"the price of 'm' is left out: {said}"), (issue.Path, issue.Line, issue.Problem));
    }

    [Fact]
    public void Numbers_that_nobody_can_mean_are_not_believed()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a", ("totals", """{"cost":79228162514264337593543950335}"""));
        Answer(test, id, """{"usage":{"prompt":9223372036854775807,"completion":-5},"cost":-1}""");
        Answer(test, id, """{"usage":{"prompt":9223372036854775807},"cost":79228162514264337593543950335}""");

        var totals = Stats(test);

        Assert.Equal((TokenUsage.None, 0m, 0), (totals.Tokens, totals.Cost, totals.MessagesWithUsage));
    }
}
