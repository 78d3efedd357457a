using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cru.Tests;

/// <summary>
/// A Markdown file whose <c>console</c> blocks say what commands answer: <c>$</c> a command, then its
/// standard output, <c>!</c> standard error, <c>?</c> the exit code unless it is 0. Every block runs in an
/// empty folder of its own, after the commands of the block <c>console setup</c>, if the file has one.
/// </summary>
internal static partial class Transcript
{
    /// <summary>What stands in answers for the working folder.</summary>
    private const string ShownFolder = "/home/ada/notes";

    private const string ShownHome = "/home/ada";

    /// <summary>The file as it should read, when every block runs in a copy of the sample vault that was searched before.</summary>
    public static string ReplayInSampleVault(string markdown) => Replay(markdown, CopySampleVault);

    /// <summary>The file as it should read.</summary>
    public static string Replay(string markdown) => Replay(markdown, _ => { });

    private static string Replay(string markdown, Action<Shell> prepare)
    {
        var setup = Blocks().Match(markdown) is { Success: true } first && first.Groups["kind"].Value == " setup"
            ? Commands(first.Groups["body"].Value)
            : [];
        var replayed = new StringBuilder();
        int at = 0;
        foreach (var block in Blocks().Matches(markdown).ToList())
        {
            string kind = block.Groups["kind"].Value;
            string answered = Replay(kind.Length > 0 ? [] : setup, Commands(block.Groups["body"].Value), prepare);
            replayed.Append(markdown, at, block.Index - at).Append($"```console{kind}\n{answered}```");
            at = block.Index + block.Length;
        }

        return replayed.Append(markdown, at, markdown.Length - at).ToString();
    }

    private static string Replay(IReadOnlyList<TypedCommand> setup, IReadOnlyList<TypedCommand> commands, Action<Shell> prepare)
    {
        using var shell = new Shell();
        prepare(shell);
        foreach (var command in setup)
        {
            command.Run(shell);
        }

        var block = new StringBuilder();
        foreach (var command in commands)
        {
            block.Append(command.Typed).Append(Shown(command.Run(shell), shell.Folder));
        }

        return block.ToString();
    }

    private static void CopySampleVault(Shell shell)
    {
        string sample = Repository.File("sample-vault");
        foreach (string file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(sample, file);
            string[] derived = ["index", "locks", "tmp"];
            if (!derived.Contains(name.Split(Path.DirectorySeparatorChar)[1]))
            {
                string copy = Path.Combine(shell.Folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        new TypedCommand("", "cru session reindex", "").Run(shell);
    }

    private static string Shown(CommandResult result, string folder)
    {
        var shown = new StringBuilder();
        foreach (string line in Lines(result.Output))
        {
            shown.Append(Masked(line, folder)).Append('\n');
        }

        foreach (string line in Lines(result.Error))
        {
            shown.Append("! ").Append(Masked(line, folder)).Append('\n');
        }

        return result.ExitCode == 0
            ? shown.ToString()
            : shown.Append("? ").Append(result.ExitCode.ToString(CultureInfo.InvariantCulture)).Append('\n').ToString();
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    // The generation's name tells versions of engine and tokenizer, which change without the commands.
    private static string Masked(string line, string folder) =>
        Generation().Replace(line.Replace($"{folder}/.home", ShownHome, StringComparison.Ordinal).Replace(folder, ShownFolder, StringComparison.Ordinal), "\"generation\":\"sqlite-1\"");

    private static List<TypedCommand> Commands(string block)
    {
        var commands = new List<TypedCommand>();
        string[] lines = block.Split('\n');
        for (int at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith("$ ", StringComparison.Ordinal))
            {
                continue;
            }

            var (line, input) = (lines[at][2..], new StringBuilder());
            var typed = new StringBuilder(lines[at]).Append('\n');
            if (line.EndsWith(" <<'END'", StringComparison.Ordinal))
            {
                line = line[..^" <<'END'".Length];
                for (at++; lines[at] != "END"; at++)
                {
                    input.Append(lines[at]).Append('\n');
                    typed.Append(lines[at]).Append('\n');
                }

                typed.Append("END\n");
            }

            commands.Add(new(typed.ToString(), line, input.ToString()));
        }

        return commands;
    }

    [GeneratedRegex("```console(?<kind> setup)?\n(?<body>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex("\"generation\":\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generation();
}
