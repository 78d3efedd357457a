using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Statistics;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

public class VaultStatsTests
{
    [Fact]
    public void Adds_up_messages_tokens_cost_and_tools()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a");
        test.Say(id, "Why?");
        Answer(test, id, """{"model":"m","usage":{"prompt":10,"completion":5,"cache_read":3,"cache_write":2,"reasoning":4},"cost":0.5}""", new ToolCall("Bash", "{}") { Id = "t1" });
        test.Vault.Append(id, new EntryDraft { Role = Role.Tool, Parts = [new ToolResult("t1", "no") { IsError = true }] });
        test.Vault.Append(id, new EntryDraft { Role = Role.User, Parts = [new TextPart("/exit")], Facts = Facts.Empty.With("command", "/exit") });

        var totals = Stats(test);

        Assert.Equal((1, 4, 1, 1), (totals.Sessions, totals.Messages, totals.HumanPrompts, totals.MessagesWithUsage));
        Assert.Equal(new(10, 5, 3, 2, 4), totals.Tokens);
        Assert.Equal((0.5m, 0.5m), (totals.Cost, totals.CostFromSource));
        Assert.Equal([new ToolCount("Bash", 1, 1)], totals.Tools);
        Assert.Equal(2, totals.MessagesByRole[Role.User]);
    }

    [Fact]
    public void Usage_of_an_answer_in_pieces_counts_once()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a");
        for (int piece = 0; piece < 3; piece++)
        {
            test.Vault.Append(id, new EntryDraft
            {
                Id = new("m1", piece),
                Role = Role.Assistant,
                Parts = [new TextPart($"{piece}")],
                Facts = Read("""{"model":"m","usage":{"prompt":10,"completion":5},"cost":1}"""),
            });
        }

        var totals = Stats(test);

        Assert.Equal((1, 10, 1m), (totals.Messages, totals.Tokens.Prompt, totals.Cost));
    }

    [Fact]
    public void What_a_resumed_session_repeats_was_paid_once()
    {
        using var test = new TestVault();
        foreach (string name in (string[])["chat-a", "chat-b"])
        {
            var id = Session(test, name);
            test.Vault.Append(id, new EntryDraft
            {
                Id = new("msg_1"),
                Time = Timestamp.From(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
                Role = Role.Assistant,
                Facts = Read("""{"model":"m","usage":{"prompt":10,"completion":5},"cost":1}"""),
                Parts = [new TextPart("yes")],
            });
        }

        var totals = Stats(test);

        Assert.Equal((2, 1, 1, 1), (totals.Sessions, totals.Messages, totals.CopiedMessages, totals.MessagesWithUsage));
        Assert.Equal((10, 1m), (totals.Tokens.Prompt, totals.Cost));
    }

    [Theory]
    [InlineData(StatsGrouping.None)]
    [InlineData(StatsGrouping.Day)]
    [InlineData(StatsGrouping.Model)]
    [InlineData(StatsGrouping.Type)]
    [InlineData(StatsGrouping.Tool)]
    public void What_a_branch_copied_counts_once(StatsGrouping grouping)
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a");
        test.Say(id, "Why?");
        Answer(test, id, """{"model":"m","usage":{"prompt":10}}""", new ToolCall("Bash", "{}") { Id = "t1", Result = "no", IsError = true });
        var before = Stats(test, new() { GroupBy = grouping });

        test.Vault.Branch(id, new());
        var after = Stats(test, new() { GroupBy = grouping });

        Assert.Equal((2, 2, 1), (after.Messages, after.CopiedMessages, after.HumanPrompts));
        Assert.Equal(before.MessagesByRole, after.MessagesByRole);
        Assert.Equal(before.Tools, after.Tools);
        Assert.Equal(before.Groups, after.Groups.Select(group => group with { Sessions = 1 }));
        Assert.Equal(before.Activity, after.Activity.Select(day => day with { Sessions = 1 }));
    }

    [Fact]
    public void A_branch_asked_about_alone_has_all_that_it_copied()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a");
        test.Say(id, "Why?");
        var branch = test.Vault.Branch(id, new()).Session;
        test.Say(branch, "And here?");

        var totals = Stats(test, new() { Session = branch });

        Assert.Equal((2, 2, 0), (totals.Messages, totals.HumanPrompts, totals.CopiedMessages));
    }

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
    public void A_session_is_counted_with_those_that_it_started()
    {
        using var test = new TestVault();
        var top = Session(test, "chat-a");
        var child = Session(test, "agent-b", ("parent_session_id", "chat-a"));
        var grandchild = Session(test, "agent-a", ("parent_session_id", "agent-b"));
        foreach (var id in (SessionId[])[top, child, grandchild, Session(test, "chat-z")])
        {
            Answer(test, id, """{"usage":{"prompt":10},"cost":1}""", new ToolCall("Read", """{"file_path":"a.md"}"""));
        }

        Assert.Equal((3, 2, 3m), (Stats(test, new() { Session = top }).Sessions, Stats(test, new() { Session = child }).Sessions, Stats(test, new() { Session = top }).Cost));
        Assert.Equal([new FileCount("a.md", 3, 0)], Stats(test, new() { Session = top }).Files);
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
    public void A_cost_that_nothing_tells_is_not_nothing(string facts, bool isUnknown)
    {
        using var test = new TestVault();
        Answer(test, Session(test, "chat-a"), facts);

        Assert.Equal(isUnknown, Stats(test).IsCostUnknown);
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

    [Fact]
    public void Groups_add_up_to_the_totals_and_a_model_has_the_errors_of_its_calls()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a", ("totals", """{"cost":3}"""));
        Session(test, "chat-b", ("totals", """{"cost":2,"usage":{"prompt":30}}"""));
        test.Say(id, "Why?");
        Answer(test, id, """{"model":"m","usage":{"prompt":10}}""", new ToolCall("Bash", "{}") { Id = "t1" }, new ToolCall("Read", "{}") { Id = "t2", Result = "", IsError = true });
        test.Vault.Append(id, new EntryDraft { Role = Role.Tool, Parts = [new ToolResult("t1", "no") { IsError = true }, new ToolResult("t9", "no") { IsError = true }] });
        Answer(test, id, """{"model":"n","usage":{"prompt":10},"cost":1}""", new ToolCall("Bash", "{}"));

        foreach (var grouping in (StatsGrouping[])[StatsGrouping.Model, StatsGrouping.Day, StatsGrouping.Agent, StatsGrouping.Type])
        {
            var totals = Stats(test, new() { GroupBy = grouping });

            Assert.Equal((totals.Messages, totals.Cost), (totals.Groups.Sum(group => group.Messages), totals.Groups.Sum(group => group.Cost)));
            Assert.Equal(totals.Tokens.Total, totals.Groups.Sum(group => group.Tokens.Total));
            Assert.Equal(totals.Tools.Sum(tool => tool.Calls), totals.Groups.Sum(group => group.ToolCalls));
            Assert.Equal(totals.Tools.Sum(tool => tool.Errors), totals.Groups.Sum(group => group.ToolErrors));
            Assert.Equal(totals.Unpriced, totals.Groups.Sum(group => group.Unpriced));
        }

        var models = Stats(test, new() { GroupBy = StatsGrouping.Model }).Groups;
        Assert.Equal([("", 1), ("m", 2), ("n", 0)], models.Select(group => (group.Key ?? "", group.ToolErrors)).Order());
    }

    [Theory]
    [InlineData("prices: 3", "no map")]
    [InlineData("prices:\n  m: {input: -3}", "'m'")]
    [InlineData("prices:\n  m: {inptu: 3}", "'m'")]
    [InlineData("prices:\n  m: three", "'m'")]
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

    [Fact]
    public void Groups_by_period_begin_in_the_zone_and_weeks_on_Monday()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a");
        SayAt(test, id, "2025-12-28T23:30:00Z");
        SayAt(test, id, "2026-01-04T22:59:59Z");
        SayAt(test, id, "2026-01-04T23:00:00Z");
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        Assert.Equal(["2026-01-05", "2026-01-04", "2025-12-29"], Keys(test, StatsGrouping.Day, berlin));
        Assert.Equal(["2026-01-05", "2025-12-29"], Keys(test, StatsGrouping.Week, berlin));
        Assert.Equal(["2025-12-29", "2025-12-22"], Keys(test, StatsGrouping.Week, TimeZoneInfo.Utc));
        Assert.Equal(["2026-01", "2025-12"], Keys(test, StatsGrouping.Month, berlin));
    }

    [Fact]
    public void A_range_counts_the_messages_in_it()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a");
        SayAt(test, id, "2025-12-30T10:00:00Z");
        SayAt(test, id, "2025-12-31T10:00:00Z");
        SayAt(test, id, "2026-01-01T10:00:00Z");

        var totals = Stats(test, new() { Since = "2025-12-31", Until = "2025-12-31" });

        Assert.Equal((1, 1), (totals.Sessions, totals.Messages));
        Assert.Equal(VaultError.BadQuery, Assert.Throws<VaultException>(() => Stats(test, new() { Since = "noon" })).Error);
    }

    [Theory]
    [InlineData(StatsGrouping.Model, ":2 m:1")]
    [InlineData(StatsGrouping.Agent, "crush:3")]
    [InlineData(StatsGrouping.Project, "app:3")]
    [InlineData(StatsGrouping.Type, "chat:3")]
    [InlineData(StatsGrouping.Tool, "Bash:1 Read:1")]
    public void Groups_by_what_it_is_told(StatsGrouping grouping, string expected)
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a", ("agent", "crush"), ("cwd", "/home/ann/app"));
        test.Say(id, "a");
        test.Say(id, "b");
        Answer(test, id, """{"model":"m"}""", new ToolCall("Bash", "{}"), new ToolCall("Read", "{}"), new ToolCall("Bash", "{}"));

        var groups = Stats(test, new() { GroupBy = grouping }).Groups;

        Assert.Equal(expected, string.Join(' ', groups.Select(group => $"{group.Key}:{group.Messages}")));
    }

    [Fact]
    public void Numbers_that_nobody_can_mean_are_not_believed()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a", ("totals", """{"cost":79228162514264337593543950335}"""));
        Answer(test, id, """{"usage":{"prompt":9223372036854775807,"completion":-5},"cost":-1}""");
        Answer(test, id, """{"usage":{"prompt":9223372036854775807},"cost":79228162514264337593543950335}""");

        var totals = Stats(test);

        Assert.Equal((TokenUsage.None, 0m, 2), (totals.Tokens, totals.Cost, totals.MessagesWithUsage));
    }

    [Fact]
    public void An_empty_session_counts_and_averages_nothing()
    {
        using var test = new TestVault();
        Session(test, "chat-a");

        var totals = Stats(test, new() { GroupBy = StatsGrouping.Day });

        Assert.Equal((1, 0, null, null), (totals.Sessions, totals.Messages, totals.FirstTicks, totals.LastTicks));
    }

    [Fact]
    public void What_cannot_be_read_is_named()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a");
        test.Say(id, "lost");
        test.Say(Session(test, "chat-b"), "kept");
        var refusing = new RefusingFiles(test.Options.Files) { Refused = Directory.GetFiles(test.Session(id), "*.md").Single() };
        using var vault = Vault.Open(test.Root, test.Options with { Files = refusing });

        var result = vault.Stats(new());

        Assert.Equal(1, result.Totals.Messages);
        Assert.Contains("chat-a", Assert.Single(result.Issues).Path);
    }

    private static IEnumerable<string?> Keys(TestVault test, StatsGrouping grouping, TimeZoneInfo zone) =>
        Stats(test, new() { GroupBy = grouping, Zone = zone }).Groups.Select(group => group.Key);

    private static StatsTotals Stats(TestVault test, StatsRequest? request = null) => test.Vault.Stats(request ?? new()).Totals;

    private static SessionId Session(TestVault test, string id, params (string Name, string Value)[] fields) => test.Vault.Create(new SessionDraft
    {
        Id = SessionId.Parse(id),
        Type = id[..id.IndexOf('-', StringComparison.Ordinal)],
        Fields = [.. fields.Select(field => new FrontMatterField(field.Name, field.Value, []))],
    });

    private static void Answer(TestVault test, SessionId id, string facts, params Part[] parts) =>
        test.Vault.Append(id, new EntryDraft { Role = Role.Assistant, Parts = [new TextPart("yes"), .. parts], Facts = Read(facts) });

    private static void SayAt(TestVault test, SessionId id, string time)
    {
        Assert.True(Timestamp.TryParse(time, out var at));
        test.Vault.Append(id, new EntryDraft { Role = Role.User, Parts = [new TextPart(time)], Time = at });
    }

    private static Facts Read(string json) => Facts.TryParse(json, out var facts) ? facts : throw new ArgumentException(json, nameof(json));

    private static void Settings(TestVault test, string yaml) => File.WriteAllText(Path.Join(test.Root, ".crucible", "config.yaml"), yaml);
}
