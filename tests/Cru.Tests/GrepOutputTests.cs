namespace Cru.Tests;

public class GrepOutputTests
{
    [Fact]
    public void Matches_are_coloured_on_a_terminal_and_plain_elsewhere()
    {
        using var shell = With("one alpha, another alpha");

        var shown = shell.Run(["session", "grep", "al[a-z]+", "--role", "user"], onTerminal: true).Output;

        Assert.Contains("one \e[1;33malpha\e[0m, another \e[1;33malpha\e[0m", shown);
        Assert.DoesNotContain("\e", shell.Cru("session grep alpha").Output);
    }

    [Fact]
    public void A_very_long_line_is_cut_around_its_match_but_not_in_JSON()
    {
        string line = new string('x', 50_000) + "alpha" + new string('y', 50_000);
        using var shell = With(line);

        string text = shell.Cru("session grep alpha").Output;

        Assert.True(text.Length < 2_000, $"{text.Length}");
        Assert.Contains("…xxx", text);
        Assert.Contains("alphayyy", text);
        Assert.Contains(line, shell.Cru("session grep alpha --json").Output);
        Assert.Contains("…\n", shell.Run(["session", "grep", "x+"], onTerminal: true).Output);
    }

    [Fact]
    public void What_would_steer_a_terminal_is_shown_as_a_sign()
    {
        using var shell = With("alpha");
        File.AppendAllText(Directory.GetFiles(shell.Folder, "*.md", SearchOption.AllDirectories).Single(), "\n\e]0;beta\a\tred\u202e\r\n");

        string text = shell.Cru("session grep beta").Output;

        Assert.EndsWith(":␛]0;beta␇\tred<U+202E>\n", text);
        Assert.Contains("\\u001b]0;beta", shell.Cru("session grep beta --json").Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\e]", shell.Run(["session", "grep", "beta"], onTerminal: true).Output);
    }

    [Fact]
    public void Needs_no_index_and_makes_none()
    {
        using var shell = With("alpha");
        string index = Path.Join(shell.Folder, ".crucible", "index");
        Directory.CreateDirectory(index);
        Directory.Delete(index, recursive: true);

        var answer = shell.Cru("session grep alpha");

        Assert.Equal(0, answer.ExitCode);
        Assert.False(Directory.Exists(index));
    }

    private static Shell With(string text)
    {
        var shell = new Shell();
        shell.Cru("session new --id chat-a");
        shell.Run(["session", "append", "chat-a", text]);
        return shell;
    }
}
