using System.CommandLine;
using Cru.Output;

namespace Cru.Commands;

/// <summary><c>cru session artifact get</c>.</summary>
internal static class ArtifactGetCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        var names = new Argument<string[]>("NAME") { Description = "The file's name as 'list' shows it, or as much of its beginning as is unique.", HelpName = "NAME", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string>("--output", "-o") { Description = "Write it to this file; otherwise to standard output, unless that is a terminal.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace the file if there is one." };
        command.Arguments.Add(id);
        command.Arguments.Add(names);
        command.Options.Add(output);
        command.Options.Add(force);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var (session, typed) = run.Session(vault, id, names);
            string name = typed is [var one] ? one : throw CruException.Usage("give the name of one artifact behind the id");
            string? file = run.Get(output);
            CheckOutput(run, file);
            using var content = vault.OpenArtifact(session, name);
            if (file is null)
            {
                Print(run, content);
            }
            else
            {
                FileOutput.Write(run.Files, Path.GetFullPath(file, run.Host.WorkingFolder), file, content, run.Get(force));
            }

            if (!content.IsAltered)
            {
                return ExitCode.Done;
            }

            run.Tell($"{content.Name} was altered: its content does not fit the hash in its name");
            return ExitCode.Incomplete;
        }));
    }

    private static void CheckOutput(CommandRun run, string? file)
    {
        if (run.AsJson)
        {
            throw CruException.Usage("'artifact get' gives the file itself; leave --json out");
        }

        // Its bytes may steer a terminal; nothing of a session is printed there as it is.
        if (file is null && run.Host.OutputIsTerminal())
        {
            throw CruException.Usage("standard output is a terminal; give --output FILE, or a pipe");
        }
    }

    private static void Print(CommandRun run, Stream content)
    {
        run.Output.Flush();
        using var output = run.Host.OpenOutput();
        content.CopyTo(output);
        output.Flush();
    }
}
