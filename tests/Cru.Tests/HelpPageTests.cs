namespace Cru.Tests;

public class HelpPageTests
{
    // A screen of old has 24 lines; these have more to say, and fit into 40.
    private static readonly string[] Longer =
    [
        "", "session", "session append", "session search", "session pick", "session grep", "session stats", "session cleanup", "session import",
        "session show", "session list", "session last",
    ];

    public static TheoryData<string> Commands => [.. All()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_fits_a_screen_and_shows_an_example(string command)
    {
        using var shell = new Shell();

        var answer = shell.Cru($"{command} --help");

        string[] lines = answer.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(0, answer.ExitCode);
        Assert.True(lines.Length <= (Longer.Contains(command) ? 40 : 24), $"{command}: {lines.Length} lines\n{answer.Output}");
        Assert.Contains("Examples:", lines);
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(132)]
    public void A_page_keeps_to_COLUMNS_and_to_the_terminals_width(int width)
    {
        using var piped = new Shell { Variables = { ["COLUMNS"] = $"{width}" } };
        using var terminal = new Shell { Width = width };

        foreach (string command in All())
        {
            string[] lines = piped.Cru($"{command} --help").Output.Split('\n');
            Assert.DoesNotContain(lines, line => line.Length > width && !IsOneWord(line));
            Assert.Equal(lines, terminal.Run(ShellWords.Split($"{command} --help"), onTerminal: true).Output.Split('\n'));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_of_a_command_explains_every_option_of_it(string command)
    {
        using var shell = new Shell();
        string named = string.Join('\n', shell.Cru($"{command} --help").Output.Split('\n'));

        string whole = shell.Cru($"help {command}").Output;

        string[] options = [.. named.Split([' ', '\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word.TrimEnd('.', '\''))];
        Assert.All(options.Distinct().Where(option => option is not "--help"), option => Assert.Contains(option, whole));
        Assert.Contains("--quiet", whole);
    }

    [Theory]
    [InlineData("help search", "Usage: cru session search [QUERY…] [OPTIONS]")]
    [InlineData("help session search", "Usage: cru session search [QUERY…] [OPTIONS]")]
    [InlineData("help cru config set", "Usage: cru config set KEY VALUE [OPTIONS]")]
    [InlineData("help artifact add", "Usage: cru session artifact add")]
    [InlineData("help", "Usage: cru COMMAND [OPTIONS]")]
    public void Help_takes_the_words_of_a_command(string command, string usage)
    {
        using var shell = new Shell();

        Assert.Contains(usage, shell.Cru(command).Output);
    }

    [Fact]
    public void Help_of_what_is_no_command_proposes_one()
    {
        using var shell = new Shell();

        var answer = shell.Cru("help serch");

        Assert.Equal(64, answer.ExitCode);
        Assert.Contains("no command 'serch'; did you mean 'search'?", answer.Error);
    }

    private static bool IsOneWord(string line) => !line.Trim().TrimEnd('\\').Trim().Contains(' ') || line.Contains('\'');

    private static IEnumerable<string> All()
    {
        using var shell = new Shell();
        string[] groups = ["", "session", "session artifact", "config"];
        return [.. groups, .. groups.SelectMany(group => Below(shell, group)), "doctor", "help"];
    }

    private static IEnumerable<string> Below(Shell shell, string group) =>
        shell.Cru($"{group} --help").Output.Split('\n')
            .SkipWhile(line => line != "Commands:").Skip(1).TakeWhile(line => line.Length > 0)
            .Where(line => line.Length > 2 && line[2] != ' ')
            .Select(line => $"{group} {line.Trim().Split(' ')[0]}".Trim())
            .Where(command => command is not ("session" or "config" or "doctor" or "help" or "session artifact"));

    [Fact]
    public void The_query_language_fits_a_screen_and_search_names_its_page()
    {
        using var shell = new Shell();

        string[] lines = shell.Cru("help query").Output.TrimEnd('\n').Split('\n');

        Assert.InRange(lines.Length, 20, 40);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("cru help query", shell.Cru("session search --help").Output, StringComparison.Ordinal);
    }
}
