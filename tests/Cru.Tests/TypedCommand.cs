namespace Cru.Tests;

/// <summary>A line of a transcript: <c>cru …</c>, piped into another one, or what makes and shows files.</summary>
/// <param name="Typed">The lines as they stand in the transcript.</param>
/// <param name="Line">The command.</param>
/// <param name="Input">Its standard input.</param>
internal sealed record TypedCommand(string Typed, string Line, string Input)
{
    public CommandResult Run(Shell shell)
    {
        var result = new CommandResult(0, Input, "");
        foreach (string command in Line.Split(" | "))
        {
            var next = Run(shell, ShellWords.Split(command), result.Output);
            result = next with { Error = result.Error + next.Error };
        }

        return result;
    }

    private static CommandResult Run(Shell shell, List<string> words, string input) => words switch
    {
        ["cru", .. var arguments] => shell.Run(arguments, input),
        ["cat", ">", var file] => Write(Path.Combine(shell.Folder, file), input),
        ["cat", var file] => new(0, File.ReadAllText(Path.Combine(shell.Folder, file)), ""),
        ["export", var assignment] => Export(shell, assignment.Split('=', 2)),
        _ => throw new ArgumentException($"a transcript cannot run '{words[0]}'", nameof(words)),
    };

    private static CommandResult Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return new(0, "", "");
    }

    private static CommandResult Export(Shell shell, string[] assignment)
    {
        shell.Variables[assignment[0]] = assignment[1];
        return new(0, "", "");
    }
}
