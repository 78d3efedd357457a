using System.Text;

namespace Cru.Tests;

public class PickTests
{
    [Fact]
    public void Typing_narrows_and_Enter_prints_the_id()
    {
        var terminal = new ScriptedTerminal(("3 sessions", "her"), ("2 messages", "on sta"), ("1 message,", "\r"));
        using var shell = With(terminal);

        var answer = Pick(shell);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("chat-a\n", answer.Output);
        Assert.False(terminal.IsTaken);
    }

    [Fact]
    public void Enter_waits_for_the_answer_to_what_was_typed()
    {
        using var shell = With(new(("3 sessions", "kingfisher\r")));

        Assert.Equal("chat-b\n", Pick(shell).Output);
    }

    [Fact]
    public void A_query_and_filters_are_where_it_begins()
    {
        using var shell = With(new(("> heron", ""), ("The \e[1;33mheron\e[0m eats", "\r")));

        Assert.Equal("chat-c\n", Pick(shell, "heron", "--role", "assistant").Output);
    }

    [Theory]
    [InlineData("\u0003")]
    [InlineData("\e")]
    public void Leaving_prints_nothing_and_ends_with_130(string key)
    {
        var terminal = new ScriptedTerminal(("3 sessions", key));
        using var shell = With(terminal);

        var answer = Pick(shell);

        Assert.Equal((130, ""), (answer.ExitCode, answer.Output));
        Assert.False(terminal.IsTaken);
    }

    [Fact]
    public void The_editor_opens_at_the_line_and_the_pager_too()
    {
        var terminal = new ScriptedTerminal(("1 message\e", "\u000f"), ("1 message\e", "\u0016"), ("1 message\e", "\u0003"));
        using var shell = With(terminal);
        shell.Variables["EDITOR"] = "nano -w";
        shell.Variables["PAGER"] = "bat";

        Pick(shell, "stands");

        Assert.StartsWith($"nano -w +15 {shell.Folder}", terminal.Ran[0]);
        Assert.StartsWith($"bat {shell.Folder}", terminal.Ran[1]);
    }

    [Fact]
    public void The_id_goes_to_the_terminals_clipboard()
    {
        var terminal = new ScriptedTerminal(("1 message\e", "\u0019"), ("clipboard", "\u0003"));
        using var shell = With(terminal);

        Pick(shell, "kingfisher");

        Assert.Contains($"\e]52;c;{Convert.ToBase64String(Encoding.UTF8.GetBytes("chat-b"))}\a", terminal.Written.ToString());
    }

    [Fact]
    public void A_session_is_marked_active_and_archived_when_that_is_confirmed()
    {
        var terminal = new ScriptedTerminal(
            ("1 message\e", "\u0012"), ("chat-b is active", "\u0018"), ("archive chat-b? y/n", "n"), ("nothing was done", "\u0018"), ("archive chat-b? y/n", "y"), ("was archived to", "\u0003"));
        using var shell = With(terminal);
        shell.Cru("session end chat-b");

        Pick(shell, "kingfisher");

        Assert.DoesNotContain("chat-b", shell.Cru("session list").Output);
        Assert.Contains("active", shell.Cru("session list --json --vault .crucible/archive").Output);
    }

    [Fact]
    public void A_date_that_is_none_is_told_and_the_hits_stay()
    {
        using var shell = With(new(("3 sessions", " since:x"), ("'x' is no date", "\u0003")));

        Assert.Equal(130, Pick(shell).ExitCode);
    }

    [Theory]
    [InlineData("TERM", "dumb")]
    [InlineData("TERM", "")]
    public void Without_a_terminal_it_is_a_list(string name, string value)
    {
        using var shell = With(new());
        shell.Variables[name] = value;

        var answer = Pick(shell, "kingfisher");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("chat-b", answer.Output);
        Assert.Contains("cru: there is no terminal to pick on; these are the hits\n", answer.Error);
        Assert.Contains("\"session_id\":\"chat-b\"", Pick(shell, "kingfisher", "--json").Output);
    }

    [Fact]
    public void A_terminal_that_breaks_is_given_back()
    {
        var terminal = new ScriptedTerminal(("3 sessions", "\u000f")) { Breaks = true };
        using var shell = With(terminal);

        var answer = Pick(shell);

        Assert.Equal(74, answer.ExitCode);
        Assert.False(terminal.IsTaken);
    }

    private static CommandResult Pick(Shell shell, params string[] arguments) => shell.Run(["session", "pick", .. arguments], onTerminal: true);

    private static Shell With(ScriptedTerminal terminal)
    {
        var shell = new Shell { OpenTerminal = () => terminal };
        shell.Variables["TERM"] = "xterm";
        shell.Cru("session new --id chat-a --title one");
        shell.Cru("session append chat-a 'The heron stands'");
        shell.Cru("session new --id chat-b --title two");
        shell.Cru("session append chat-b 'A kingfisher dives' --role assistant");
        shell.Cru("session new --id chat-c --title three");
        shell.Cru("session append chat-c 'The heron eats' --role assistant");
        return shell;
    }
}
