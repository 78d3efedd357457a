namespace Cru.Tests;

public class InterruptTests
{
    [Theory]
    [InlineData("session reindex --full")]
    [InlineData("session search alpha --engine scan")]
    public void An_interrupted_command_exits_130_and_leaves_the_vault_sound(string command)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one alpha");

        var (exitCode, error) = Interrupted(shell, command);

        Assert.Equal(130, exitCode);
        Assert.Equal("cru: interrupted; what was finished before stands\n", error);
        Assert.Equal("2\n", shell.Cru("session search alpha --count").Output);
    }

    private static (int ExitCode, string Error) Interrupted(Shell shell, string command)
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var output = new StringWriter();
        var host = ConsoleHost.Create() with
        {
            WorkingFolder = shell.Folder,
            Variable = name => shell.Variables.GetValueOrDefault(name),
            Output = output,
            Error = error,
            WatchInterrupt = stop =>
            {
                stop();
                return new MemoryStream();
            },
        };
        return (CruProgram.Run([.. ShellWords.Split(command)], host), error.ToString());
    }
}
