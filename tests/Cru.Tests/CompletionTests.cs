using Cru.Completing;

namespace Cru.Tests;

public class CompletionTests
{
    [Theory]
    [InlineData("", "session config doctor help completion man")]
    [InlineData("se", "session")]
    [InlineData("session sea", "search")]
    [InlineData("sessions artifact ", "add list get")]
    [InlineData("session search --fi", "--file --files-with-matches --fill")]
    [InlineData("session search --format j", "json jsonl")]
    [InlineData("session search --format=j", "--format=json --format=jsonl")]
    [InlineData("session search --within=session --sort n", "newest")]
    [InlineData("session search --rank e", "engine")]
    [InlineData("session search --has t", "thinking tool")]
    [InlineData("session search flaky --role as", "assistant")]
    [InlineData("session --color n", "never")]
    [InlineData("session search --json --engine s", "scan sqlite")]
    [InlineData("session show --role user --role u", "unnamed user")]
    [InlineData("session cleanup --archive --dry", "--dry-run")]
    [InlineData("session cleanup --archive attic --dry", "--dry-run")]
    [InlineData("completion f", "fish")]
    [InlineData("man stat", "stats")]
    [InlineData("session search wor", "")]
    [InlineData("session search -- --fi", "")]
    [InlineData("session search --no-such-option ", "")]
    public void A_line_goes_on_with_what_fits(string typed, string offered)
    {
        using var shell = new Shell();

        var values = Offered(shell, typed);

        string[] expected = offered.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, values);
    }

    [Theory]
    [InlineData("session show chat-", "chat-one chat-two")]
    [InlineData("session show on", "one")]
    [InlineData("session stats on", "one")]
    [InlineData("session show CHAT-O", "chat-one")]
    [InlineData("session delete chat-one ", "agent-three chat-one chat-two")]
    [InlineData("session append chat-o", "chat-one")]
    [InlineData("session append chat-one chat-", "")]
    [InlineData("session grep chat-", "")]
    [InlineData("session grep E10 chat-", "chat-one chat-two")]
    [InlineData("session search --parent a", "agent-three")]
    [InlineData("session new --id chat-", "")]
    [InlineData("session restore chat-", "")]
    [InlineData("session append chat-one --entry-id chat-", "")]
    public void Ids_of_sessions_are_offered_where_a_session_is_named(string typed, string offered)
    {
        using var shell = new Shell();
        foreach (string id in new[] { "chat-one", "chat-two", "agent-three" })
        {
            shell.Cru($"session new --id {id}");
        }

        var values = Offered(shell, typed);

        Assert.Equal(offered, string.Join(' ', values));
    }

    [Theory]
    [InlineData("session show --vault there ")]
    [InlineData("--vault=there session show ")]
    public void The_vault_that_was_typed_is_asked_for_its_ids(string typed)
    {
        using var shell = new Shell();
        shell.Cru("session new --id here-1");
        shell.Cru("session new --id there-1 --vault there");

        var values = Offered(shell, typed);

        Assert.Equal(["there-1"], values);
    }

    [Theory]
    [InlineData("session list --vault ", "folders")]
    [InlineData("session list --vault=no", "folders")]
    [InlineData("session artifact add one ", "files")]
    [InlineData("session artifact add one a.png b", "files")]
    [InlineData("session import ", "files")]
    [InlineData("session cleanup --archive ", "folders")]
    public void For_paths_the_shell_is_asked(string typed, string kind)
    {
        using var shell = new Shell();

        var answer = Ask(shell, typed);

        Assert.Equal((0, $"\t{kind}\n", ""), (answer.ExitCode, answer.Output, answer.Error));
    }

    [Theory]
    [InlineData("session show ")]
    [InlineData("session show --vault nowhere ")]
    [InlineData("session show --vault '' x --tail ")]
    public void Where_nothing_can_be_offered_nothing_is_said(string typed)
    {
        using var shell = new Shell();

        var answer = Ask(shell, typed);

        Assert.Equal((0, "", ""), (answer.ExitCode, answer.Output, answer.Error));
    }

    [Fact]
    public void Every_offer_says_what_it_is_for()
    {
        using var shell = new Shell();

        var answer = Ask(shell, "session search --");

        Assert.All(answer.Output.TrimEnd('\n').Split('\n'), line => Assert.Matches("^--[a-z-]+\t[A-Z@].*[.…]?$", line));
    }

    [Fact]
    public void Every_option_of_every_verb_is_offered()
    {
        using var shell = new Shell();
        foreach (string verb in Ask(shell, "session ").Output.TrimEnd('\n').Split('\n').Select(line => line.Split('\t')[0]))
        {
            string help = shell.Cru($"help session {verb}").Output;

            var offered = Offered(shell, $"session {verb} --");

            Assert.All(offered, option => Assert.Contains(option, help, StringComparison.Ordinal));
            Assert.Contains("--vault", offered);
            Assert.Equal(help.Split('\n').Count(line => line.StartsWith("  -", StringComparison.Ordinal)), offered.Count);
        }
    }

    [Theory]
    [InlineData("bash", "complete -F _cru_complete cru")]
    [InlineData("zsh", "#compdef cru")]
    [InlineData("fish", "complete -c cru")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName cru")]
    public void Every_shell_has_a_script_that_asks_the_program(string name, string registers)
    {
        using var shell = new Shell();

        var answer = shell.Cru($"completion {name}");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("[complete:", answer.Output);
        Assert.Contains(registers, answer.Output);
        Assert.Contains(name, CompletionScript.Shells);
    }

    private static List<string> Offered(Shell shell, string typed)
    {
        string output = Ask(shell, typed).Output;
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])];
    }

    // As the scripts do: the words before the last one, and it; nothing in its place when nothing of it is typed.
    private static CommandResult Ask(Shell shell, string typed)
    {
        var words = ShellWords.Split(typed);
        int place = typed.Length == 0 || typed.EndsWith(' ') ? words.Count : words.Count - 1;
        return shell.Run([$"[complete:{place}]", .. words]);
    }
}
