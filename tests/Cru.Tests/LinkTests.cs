using Cru.Output;

namespace Cru.Tests;

public class LinkTests
{
    [Theory]
    [InlineData("VTE_VERSION", "7600", true)]
    [InlineData("VTE_VERSION", "4999", false)]
    [InlineData("TERM_PROGRAM", "WezTerm", true)]
    [InlineData("TERM_PROGRAM", "vscode", false)]
    [InlineData("TERM_PROGRAM", "Apple_Terminal", false)]
    [InlineData("KONSOLE_VERSION", "230800", true)]
    [InlineData("FORCE_HYPERLINK", "1", true)]
    [InlineData("EDITOR", "vi", false)]
    public void A_terminal_that_is_known_to_have_links_gets_them(string name, string value, bool has)
    {
        using var shell = WithHit();
        shell.Variables[name] = value;
        shell.Variables["TERM"] = "xterm-256color";

        string shown = shell.Run(["session", "search", "alpha"], onTerminal: true).Output;

        Assert.Equal(has, shown.Contains("\e]8;;file://test/", StringComparison.Ordinal));
        Assert.Equal(has, shell.Run(["session", "grep", "alpha"], onTerminal: true).Output.Contains("\e]8;;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TERM", "screen-256color")]
    [InlineData("TERM", "dumb")]
    [InlineData("TERM", "linux")]
    [InlineData("TMUX", "/tmp/tmux-0/default,1,0")]
    [InlineData("FORCE_HYPERLINK", "0")]
    public void What_stands_between_or_cannot_gets_none(string name, string value)
    {
        using var shell = WithHit();
        shell.Variables["VTE_VERSION"] = "7600";
        shell.Variables[name] = value;

        Assert.DoesNotContain("\e]8", shell.Run(["session", "search", "alpha"], onTerminal: true).Output);
    }

    [Fact]
    public void A_pipe_gets_none_and_no_colour_leaves_them()
    {
        using var shell = WithHit();
        shell.Variables["FORCE_HYPERLINK"] = "1";
        shell.Variables["NO_COLOR"] = "1";

        Assert.DoesNotContain("\e", shell.Cru("session search alpha").Output);
        Assert.Contains("\e]8;;file://test/", shell.Run(["session", "search", "alpha"], onTerminal: true).Output);
    }

    [Fact]
    public void The_address_is_of_signs_that_no_terminal_minds()
    {
        var links = new Links(AreOn: true, "my host", WithLine: true);

        string shown = links.To("ö b.md:3", "/home/ö b/a\e;#%.md", 3);

        Assert.Equal("\e]8;;file://my%20host/home/%C3%B6%20b/a%1B%3B%23%25.md#3\e\\ö b.md:3\e]8;;\e\\", shown);
    }

    private static Shell WithHit()
    {
        var shell = new Shell();
        shell.Cru("session new --id chat-a");
        shell.Cru("session append chat-a 'one alpha'");
        return shell;
    }
}
