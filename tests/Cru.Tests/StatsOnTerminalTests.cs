namespace Cru.Tests;

public class StatsOnTerminalTests
{
    [Fact]
    public void Bars_and_a_calendar_are_for_a_terminal_only()
    {
        using var shell = Two();

        var shown = shell.Run(["session", "stats", "--group-by", "model"], onTerminal: true).Output;

        Assert.Contains("████████████████████████████████████████  1,000", shown);
        Assert.Contains("small  ▍", shown);
        Assert.Contains("Mon", shown);
        Assert.Contains("Dec 2025", shown);
        Assert.DoesNotContain("█", shell.Cru("session stats --group-by model").Output);
        Assert.DoesNotContain("Mon", shell.Cru("session stats").Output);
    }

    [Fact]
    public void Keeps_to_the_terminals_width()
    {
        using var shell = Two();
        shell.Variables["NO_COLOR"] = "1";

        string shown = shell.Run(["session", "stats", "--group-by", "day"], onTerminal: true).Output;

        Assert.DoesNotContain("\e", shown);
        Assert.All(shown.Split('\n').SkipWhile(line => line.Length > 0), line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [InlineData("0001-01-02T00:00:00Z", "9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public void The_ends_of_time_are_days_like_others(string first, string last)
    {
        using var shell = new Shell();
        shell.Cru("session new --id chat-a");
        shell.Cru($"session append chat-a one --time {first}");
        shell.Cru($"session append chat-a two --time {last}");

        foreach (string zone in (string[])["UTC", "+14:00", "-12:00", "Europe/Berlin"])
        {
            var answer = shell.Run(["session", "stats", "--group-by", "week", "--tz", zone], onTerminal: true);

            // On a slow machine the progress of reading stands on standard error as well.
            Assert.Equal(0, answer.ExitCode);
            Assert.DoesNotContain("a mistake of cru", answer.Error);
        }
    }

    [Fact]
    public void Names_from_files_steer_no_terminal()
    {
        using var shell = new Shell();
        shell.Cru("session new --id chat-a --field 'project=a\e[31mb'");
        shell.Cru("session append chat-a --json", """{"role":"assistant","parts":[{"type":"tool_call","name":"x\u001b]0;y","input":{}}],"model":"m\u001b[2J","usage":{"prompt":1}}""");

        foreach (string what in (string[])["model", "tool", "project"])
        {
            Assert.DoesNotContain("\e", shell.Cru($"session stats --group-by {what}").Output);
            Assert.DoesNotContain("\e", shell.Cru($"session stats --group-by {what} --json").Output);
        }

        Assert.DoesNotContain("\e", shell.Cru("session stats chat-a").Output);
    }

    private static Shell Two()
    {
        var shell = new Shell();
        shell.Cru("session new --id chat-a");
        shell.Cru("session append chat-a --json", """{"time":"2025-12-01T10:00:00Z","role":"assistant","text":"a","model":"big","usage":{"prompt":1000},"cost":1}""");
        shell.Cru("session append chat-a --json", """{"time":"2025-12-20T10:00:00Z","role":"assistant","text":"b","model":"small","usage":{"prompt":10},"cost":1}""");
        return shell;
    }
}
