using System.CommandLine;
using Cru.Completing;

namespace Cru.Commands;

/// <summary><c>cru completion</c>.</summary>
internal static class CompletionCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var shell = new Argument<string>("SHELL")
        {
            Description = "For which shell: bash, zsh, fish or powershell.",
            HelpName = "SHELL",
        };
        shell.AcceptOnlyFromAmong([.. CompletionScript.Shells]);
        command.Arguments.Add(shell);
        command.SetAction(parsed =>
        {
            using var run = new CommandRun(cru, parsed);
            if (run.AsJson)
            {
                throw CruException.Usage("'completion' prints a script for a shell; leave --json out");
            }

            run.Output.Write(CompletionScript.For(run.Get(shell)!));
            return ExitCode.Done;
        });
    }
}
