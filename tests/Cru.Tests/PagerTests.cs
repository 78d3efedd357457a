using System.Text;

namespace Cru.Tests;

public sealed class PagerTests : IDisposable
{
    private readonly List<string> started = [];
    private readonly StringWriter paged = new();

    public void Dispose() => paged.Dispose();

    [Theory]
    [InlineData("session show one")]
    [InlineData("session search alpha")]
    [InlineData("session list")]
    [InlineData("session grep alpha")]
    [InlineData("session stats")]
    public void A_long_answer_on_a_terminal_goes_through_the_pager(string command)
    {
        using var shell = With(height: 3);

        var answer = shell.Run(ShellWords.Split(command), onTerminal: true);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["less -FRX"], started);
        Assert.Equal("", answer.Output);
        Assert.NotEqual("", paged.ToString());
    }

    [Theory]
    [InlineData("session show one --no-pager", "", "")]
    [InlineData("session show one", "CRU_PAGER", "cat")]
    [InlineData("session show one", "TERM", "dumb")]
    [InlineData("session show one --json", "", "")]
    [InlineData("session search alpha --format ids", "", "")]
    [InlineData("session new --id two", "", "")]
    public void No_pager_where_none_is_wanted(string command, string variable, string value)
    {
        using var shell = With(height: 3);
        shell.Variables[variable] = value;

        var answer = shell.Run(ShellWords.Split(command), onTerminal: true);

        Assert.Equal(0, answer.ExitCode);
        Assert.Empty(started);
        Assert.NotEqual("", answer.Output);
    }

    [Fact]
    public void A_pipe_gets_no_pager()
    {
        using var shell = With(height: 3);

        shell.Cru("session show one");

        Assert.Empty(started);
    }

    [Fact]
    public void What_fits_on_the_screen_starts_no_pager()
    {
        using var shell = With(height: 500);

        var answer = shell.Run(["session", "show", "one"], onTerminal: true);

        Assert.Empty(started);
        Assert.Contains("alpha 29", answer.Output);
    }

    [Fact]
    public void The_pager_shows_what_would_have_been_printed()
    {
        using var shell = With(height: 3);
        shell.Variables["NO_COLOR"] = "1";

        string direct = shell.Run(["session", "show", "one", "--no-pager"], onTerminal: true).Output;
        shell.Run(["session", "show", "one"], onTerminal: true);

        Assert.Equal(direct, paged.ToString());
    }

    [Theory]
    [InlineData("CRU_PAGER", "bat -p")]
    [InlineData("PAGER", "most")]
    public void The_environment_names_it(string variable, string command)
    {
        using var shell = With(height: 3);
        shell.Variables[variable] = command;

        shell.Run(["session", "show", "one"], onTerminal: true);

        Assert.Equal([command], started);
    }

    [Fact]
    public void Notes_below_the_answer_go_through_it_too()
    {
        using var shell = With(height: 3);

        var answer = shell.Run(["session", "search", "alpha", "--limit", "1"], onTerminal: true);

        Assert.Contains("cru: 1 of 30 messages", paged.ToString());
        Assert.DoesNotContain("1 of 30", answer.Error);
    }

    [Fact]
    public void Who_leaves_it_early_has_seen_enough()
    {
        using var shell = Filled(new() { Height = 3, OpenPager = _ => new LeftPager() });

        var answer = shell.Run(["session", "show", "one"], onTerminal: true);

        Assert.Equal((0, "", ""), (answer.ExitCode, answer.Output, answer.Error));
    }

    [Fact]
    public void Without_such_a_program_the_answer_is_printed()
    {
        using var shell = Filled(new() { Height = 3 });

        var answer = shell.Run(["session", "show", "one"], onTerminal: true);

        Assert.Contains("alpha 29", answer.Output);
        Assert.Contains("there is no pager 'less -FRX'", answer.Error);
    }

    private Shell With(int height) => Filled(new()
    {
        Height = height,
        OpenPager = command =>
        {
            started.Add(command);
            return paged;
        },
    });

    private static Shell Filled(Shell shell)
    {
        shell.Cru("session new --id one --title One");
        for (int message = 0; message < 30; message++)
        {
            shell.Cru($"session append one 'alpha {message}'");
        }

        for (int more = 0; more < 3; more++)
        {
            shell.Cru($"session new --id more-{more}");
        }

        return shell;
    }

    private sealed class LeftPager : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(ReadOnlySpan<char> buffer) => throw new IOException("Broken pipe");
    }
}
