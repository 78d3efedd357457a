namespace Cru.Tests;

public sealed class ListFilterTests : IDisposable
{
    private readonly Shell shell = new();

    public ListFilterTests()
    {
        shell.Cru("session new --id chat-heron --field project=pond --tag birds --tag north");
        shell.Cru("session new --id agent-count --type agent --field agent=counter --field project=pond --field parent_session_id=chat-heron");
        shell.Cru("session new --id chat-soup --field project=kitchen --tag food");
        shell.Cru("session append chat-heron --time 2025-06-01T10:00:00Z 'Where is it?'");
        shell.Cru("session append chat-heron --time 2025-06-02T10:00:00Z --role assistant --model big-model 'In the reeds.'");
        shell.Cru("session append agent-count --time 2025-07-01T10:00:00Z --role assistant --model small-model 'Twelve.'");
        shell.Cru("session end chat-soup");
    }

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("", "chat-soup agent-count chat-heron")]
    [InlineData("--type agent", "agent-count")]
    [InlineData("--type agent --type chat", "chat-soup agent-count chat-heron")]
    [InlineData("--project pond", "agent-count chat-heron")]
    [InlineData("--project pond --type chat", "chat-heron")]
    [InlineData("--tag birds", "chat-heron")]
    [InlineData("--tag food --tag north", "chat-soup chat-heron")]
    [InlineData("--agent counter", "agent-count")]
    [InlineData("--model big-model", "chat-heron")]
    [InlineData("--state ended", "chat-soup")]
    [InlineData("--since 2025-07-01", "chat-soup agent-count")]
    [InlineData("--until 2025-12-31", "")]
    [InlineData("--project pond --limit 1", "agent-count")]
    [InlineData("--title where", "chat-heron")]
    [InlineData("tag:birds", "chat-heron")]
    [InlineData("-tag:birds project:pond", "agent-count")]
    [InlineData("reeds --within session", "chat-heron")]
    [InlineData("'where reeds' --within session", "chat-heron")]
    [InlineData("where --type agent", "")]
    public void A_list_has_the_sessions_that_a_search_without_words_finds(string options, string expected)
    {
        foreach (string engine in (string[])["sqlite", "scan"])
        {
            var list = shell.Cru($"session list {options.Replace(" --within session", "", StringComparison.Ordinal)} --include-children --format ids --engine {engine}");
            var search = shell.Cru($"session search {options} --include-children --sort newest --format ids --engine {engine}");

            Assert.Equal(expected, string.Join(' ', list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
            Assert.Equal(expected.Length > 0 ? 0 : 1, list.ExitCode);
            Assert.Equal(list.Output, search.Output);
        }
    }

    [Theory]
    [InlineData("", "chat-soup")]
    [InlineData("tag:birds", "chat-heron")]
    [InlineData("--since 2025-07-01 --project pond --include-children", "agent-count")]
    [InlineData("--type agent", "agent-count")]
    [InlineData("--title where", "chat-heron")]
    [InlineData("--state ended --tag birds", "")]
    public void Last_is_the_first_of_list(string options, string expected)
    {
        var last = shell.Cru($"session last {options}");

        Assert.Equal(expected, last.Output.TrimEnd());
        Assert.Equal(shell.Cru($"session list {options} --format ids --limit 1").Output, last.Output);
        Assert.Equal(expected.Length > 0 ? 0 : 1, last.ExitCode);
    }

    [Theory]
    [InlineData("tag:birds", 2)]
    [InlineData("tag:birds --type agent", 0)]
    [InlineData("--project pond", 3)]
    [InlineData("'in the reeds'", 2)]
    [InlineData("chat-heron", 3)]
    [InlineData("chat-heron --type agent", 1)]
    [InlineData("chat-heron --model small-model", 1)]
    public void Stats_counts_the_sessions_that_fit(string options, int messages)
    {
        var counted = shell.Cru($"session stats {options} --json");

        Assert.Contains($"\"total_messages\":{messages},", counted.Output, StringComparison.Ordinal);
        Assert.Equal(messages > 0 ? 0 : 1, counted.ExitCode);
        Assert.Equal(messages == 0, counted.Error.Contains("no session fits", StringComparison.Ordinal));
    }

    [Fact]
    public void Stats_says_by_what_it_chose() =>
        Assert.Contains("\"query\":\"tag:birds project:\\\"pond\\\"\"", shell.Cru("session stats tag:birds --project pond --json").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("list")]
    [InlineData("last")]
    [InlineData("stats")]
    public void A_mistyped_field_is_told(string verb) =>
        Assert.Contains("the nearest is 'model:'", shell.Cru($"session {verb} modle:x").Error.Replace('"', '\''), StringComparison.Ordinal);

    [Theory]
    [InlineData("list")]
    [InlineData("stats")]
    public void Signs_alone_fit_nothing(string verb)
    {
        var answer = shell.Cru($"session {verb} '!!!'");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("there is nothing to search for", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_nothing_says_so_and_ends_with_1()
    {
        var answer = shell.Cru("session list --project nowhere --json");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("\"total\":0,\"returned\":0", answer.Output, StringComparison.Ordinal);
        Assert.EndsWith("cru: no session fits\n", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_none_is_refused() => Assert.Equal(64, shell.Cru("session list --since someday").ExitCode);

    [Fact]
    public void A_child_is_folded_only_under_a_parent_that_fits_too()
    {
        Assert.Contains("(+1 more)", shell.Cru("session list --project pond").Output, StringComparison.Ordinal);
        Assert.StartsWith("agent-count  ", shell.Cru("session list --type agent").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("more", shell.Cru("session list --type agent").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_title_is_cut_and_what_it_stands_for_is_not()
    {
        shell.Run(["session", "rename", "chat-heron", new string('x', 200)]);

        string[] lines = shell.Run(["session", "list", "--color", "never"], onTerminal: true).Output.Split('\n');

        string line = Assert.Single(lines, line => line.StartsWith("chat-heron", StringComparison.Ordinal));
        Assert.EndsWith("xxx… (+1 more)", line, StringComparison.Ordinal);
        Assert.Equal(80, line.Length);
    }

    [Fact]
    public void On_a_terminal_the_columns_are_named_and_folded_sessions_explained()
    {
        string shown = shell.Run(["session", "list", "--color", "never"], onTerminal: true).Output;
        var empty = shell.Run(["session", "list", "--project", "nowhere"], onTerminal: true);

        Assert.StartsWith("session     type  last              messages  project  title\n", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("session  ", shell.Cru("session list").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("title", empty.Output, StringComparison.Ordinal);
        Assert.Contains("cru: (+1 more): a session that it started; --include-children shows it by itself\n", shown, StringComparison.Ordinal);
    }
}
