using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Statistics;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

public partial class VaultStatsTests
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
