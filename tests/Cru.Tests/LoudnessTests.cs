namespace Cru.Tests;

public class LoudnessTests
{
    [Theory]
    [InlineData("session new --id two")]
    [InlineData("session append one beta")]
    [InlineData("session list --limit 1")]
    [InlineData("session last")]
    [InlineData("session show one")]
    [InlineData("session continue one")]
    [InlineData("session search alpha")]
    [InlineData("session search nothing")]
    [InlineData("session pick alpha")]
    [InlineData("session grep alpha")]
    [InlineData("session stats")]
    [InlineData("session rename one Two")]
    [InlineData("session tag one ci")]
    [InlineData("session end one")]
    [InlineData("session resume one")]
    [InlineData("session compact one --summary short")]
    [InlineData("session branch one --at m1")]
    [InlineData("session artifact list one")]
    [InlineData("session reindex")]
    [InlineData("session verify")]
    [InlineData("session cleanup --older-than 1d")]
    [InlineData("session archive one")]
    [InlineData("session delete one")]
    [InlineData("session restore --all --yes")]
    [InlineData("config list")]
    [InlineData("config set engine scan")]
    [InlineData("doctor")]
    public void Quiet_says_nothing_but_errors_and_verbose_says_how_long_each_step_took(string command)
    {
        var quiet = Answer($"{command} --quiet");
        var verbose = Answer($"{command} --verbose");

        Assert.Equal("", quiet.ExitCode is 0 or 1 ? quiet.Error : "");
        Assert.Equal(verbose.ExitCode, quiet.ExitCode);
        Assert.Matches(verbose.ExitCode is 0 or 1 ? "cru: took 0 ms: starting 0, opening 0(, [a-z]+ 0)*\n$" : "^cru: ", verbose.Error);
    }

    [Fact]
    public void An_error_is_told_whatever_is_asked()
    {
        using var shell = Filled();

        var answer = shell.Cru("session show nope --quiet");

        Assert.Equal(66, answer.ExitCode);
        Assert.Contains("no session 'nope'", answer.Error);
    }

    [Fact]
    public void What_could_not_be_read_is_told_whatever_is_asked()
    {
        if (Environment.UserName == "root" || OperatingSystem.IsWindows())
        {
            return;
        }

        using var shell = Filled();
        string folder = Path.Combine(shell.Folder, ".crucible/sessions/one");
        File.SetUnixFileMode(folder, UnixFileMode.None);

        var answer = shell.Cru("session list --quiet");
        File.SetUnixFileMode(folder, (UnixFileMode)0x1C0);

        Assert.Contains("left out: ", answer.Error);
    }

    [Fact]
    public void The_steps_of_a_search_are_named()
    {
        using var shell = Filled();

        string error = shell.Cru("session search alpha --verbose").Error;

        Assert.Contains($"cru: the vault is {shell.Folder}\n", error);
        Assert.Contains("took 0 ms: starting 0, opening 0, index 0, search 0, output 0\n", error);
    }

    private static CommandResult Answer(string command)
    {
        using var shell = Filled();
        return shell.Cru(command);
    }

    private static Shell Filled()
    {
        var shell = new Shell();
        shell.Cru("session new --id one --title One");
        shell.Cru("session append one alpha");
        return shell;
    }
}
