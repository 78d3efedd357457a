namespace Cru.Tests;

public class SessionChoiceTests
{
    [Theory]
    [InlineData("session append -- chat-20260101-aaaaaaa2 is over", "chat-20260101-aaaaaaa2 is over")]
    [InlineData("session append agent failed", "agent failed")]
    [InlineData("session append 2 things", "2 things")]
    [InlineData("session append 'aaaaaaa2 in quotes'", "aaaaaaa2 in quotes")]
    [InlineData("session append --role user -- 20260101-b is a note", "20260101-b is a note")]
    public void Words_go_to_the_session_of_the_environment(string command, string text)
    {
        using var shell = WithTwoSessions();

        var answer = shell.Cru(command);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains(text, shell.Cru("session show").Output);
        Assert.DoesNotContain(text, shell.Cru("session show agent-20260101-b3bbbbbb").Output);
    }

    [Theory]
    [InlineData("agent-20260101-b3bbbbbb")]
    [InlineData("agent-2026")]
    [InlineData("20260101-b3")]
    [InlineData("20260101-B3")]
    public void An_id_that_is_typed_wins(string id)
    {
        using var shell = WithTwoSessions();

        var answer = shell.Cru($"session append {id} Over here.");

        Assert.StartsWith("agent-20260101-b3bbbbbb#", answer.Output);
        Assert.DoesNotContain("Over here.", shell.Cru("session show").Output);
    }

    [Theory]
    [InlineData("chat-20260101-zzzzzzzz")]
    [InlineData("chat-2026029")]
    public void A_mistyped_id_is_not_taken_for_words(string id)
    {
        using var shell = WithTwoSessions();

        var answer = shell.Cru($"session append {id} Hello");

        Assert.Equal(66, answer.ExitCode);
        Assert.DoesNotContain("Hello", shell.Cru("session show").Output);
    }

    [Fact]
    public void The_date_of_two_ids_is_not_taken_for_words()
    {
        using var shell = WithTwoSessions();

        var answer = shell.Cru("session append 20260101 Hello");

        Assert.Contains("20260101", answer.Error);
        Assert.DoesNotContain("Hello", shell.Cru("session show").Output);
    }

    [Fact]
    public void A_variable_that_names_no_session_is_told()
    {
        using var shell = WithTwoSessions();
        shell.Variables["CRU_SESSION"] = "gone";

        Assert.Equal(66, shell.Cru("session show").ExitCode);
        Assert.Equal(66, shell.Cru("session append Hello").ExitCode);
        Assert.Equal(0, shell.Cru("session show 20260101-b").ExitCode);
    }

    [Fact]
    public void Without_id_and_variable_the_command_was_typed_wrong()
    {
        using var shell = WithTwoSessions();
        shell.Variables.Remove("CRU_SESSION");

        var answer = shell.Cru("session show");

        Assert.Equal(64, answer.ExitCode);
        Assert.Contains("no session is named; give its id, or set CRU_SESSION", answer.Error);
    }

    [Fact]
    public void The_last_session_is_the_one_with_the_newest_entry()
    {
        using var shell = WithTwoSessions();
        shell.Cru("session append 20260101-b Newest.");
        shell.Cru("session new --id chat-later --field project=Heron --field cwd=/home/ada/heron/notes");

        Assert.Equal("chat-later\n", shell.Cru("session last").Output);
        Assert.Equal("agent-20260101-b3bbbbbb\n", shell.Cru("session last --type agent").Output);
        Assert.Equal("chat-later\n", shell.Cru("session last --project heron").Output);
        Assert.Equal("chat-later\n", shell.Cru("session last --cwd /home/ada/heron").Output);
        Assert.Equal((1, ""), (shell.Cru("session last --cwd /home/ada/her").ExitCode, shell.Cru("session last --type plugin").Output));
        Assert.Contains("\"session_id\":\"chat-later\"", shell.Cru("session last --json").Output);
        Assert.Contains("\"session_id\":null", shell.Cru("session last --type plugin --json").Output);
    }

    private static Shell WithTwoSessions()
    {
        var shell = new Shell();
        shell.Cru("session new --id chat-20260101-aaaaaaa2");
        shell.Cru("session new --id agent-20260101-b3bbbbbb --type agent");
        shell.Variables["CRU_SESSION"] = "chat-20260101-aaaaaaa2";
        return shell;
    }
}
