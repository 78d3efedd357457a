using System.CommandLine;
using System.CommandLine.Invocation;

namespace Cru.Output;

/// <summary>Prints what a command is for: its usage, options and examples, as wide as the terminal is.</summary>
internal sealed class HelpPage(CruHost host) : SynchronousCommandLineAction
{
    private const int WidestName = 28;
    private const int WidthWithoutTerminal = 100;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        host.Output.WriteLine(command.Description);
        Section("Usage", [CommandParts.Usage(command)]);
        Section("Arguments", Rows(command.Arguments.Select(argument => (CommandParts.NameOf(argument), argument.Description))));
        Section("Commands", Rows(command.Subcommands.Select(verb => (verb.Name, verb.Description))));
        Section("Options", Rows(CommandParts.OwnOptions(command).Select(Row)));
        Section("Options of every command", Rows(CommandParts.SharedOptions(command).Select(Row)));
        Section("Examples", HelpExamples.Of(command));
        if (command is RootCommand)
        {
            Section("Exit codes", Rows(ExitCode.Meanings.Select(row => (Number(row.Code), (string?)row.Meaning))));
        }

        return ExitCode.Done;
    }

    private static string Number(int code) => code.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(3);

    private static (string Name, string? Description) Row(Option option)
    {
        string names = string.Join(", ", CommandParts.Names(option));
        return (CommandParts.ValueOf(option) is { } value ? $"{names} {value}" : names, option.Description);
    }

    private IEnumerable<string> Rows(IEnumerable<(string Name, string? Description)> rows)
    {
        var all = rows.ToList();
        int width = host.OutputIsTerminal() ? host.Width() : WidthWithoutTerminal;
        int names = Math.Min(WidestName, all.Select(row => row.Name.Length).DefaultIfEmpty().Max());
        foreach (var (name, description) in all)
        {
            string head = name.PadRight(names);
            foreach (string line in WrappedText.Lines(description ?? "", Math.Max(20, width - names - 4)))
            {
                yield return $"{head}  {line}".TrimEnd();
                head = new(' ', head.Length);
            }
        }
    }

    private void Section(string title, IEnumerable<string> lines)
    {
        bool isFirst = true;
        foreach (string line in lines)
        {
            if (isFirst)
            {
                host.Output.WriteLine();
                host.Output.WriteLine($"{title}:");
                isFirst = false;
            }

            host.Output.WriteLine($"  {line}");
        }
    }
}
