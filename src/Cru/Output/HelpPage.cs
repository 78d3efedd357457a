using System.CommandLine;
using System.CommandLine.Help;
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
        Section("Usage", [Usage(command)]);
        Section("Arguments", Rows(command.Arguments.Select(argument => (NameOf(argument), argument.Description))));
        Section("Commands", Rows(command.Subcommands.Select(verb => (verb.Name, verb.Description))));
        Section("Options", Rows(command.Options.Where(IsOwn).Select(Row)));
        Section("Options of every command", Rows(Chain(command).SelectMany(above => above.Options).Where(IsShared).Select(Row)));
        Section("Examples", HelpExamples.Of(GroupAndName(command)));
        if (command is RootCommand)
        {
            Section("Exit codes", Rows(ExitCode.Meanings.Select(row => (Number(row.Code), (string?)row.Meaning))));
        }

        return ExitCode.Done;
    }

    // Verbs of two groups may have one name.
    private static string GroupAndName(Command command) =>
        Chain(command).ElementAtOrDefault(1) is { Name: "artifact" } group ? $"{group.Name} {command.Name}" : command.Name;

    private static bool IsOwn(Option option) => !option.Recursive && option is not HelpOption;

    private static bool IsShared(Option option) => option.Recursive || option is HelpOption;

    private static string Number(int code) => code.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(3);

    private static IEnumerable<Command> Chain(Command command)
    {
        for (Command? at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return at;
        }
    }

    private static string Usage(Command command)
    {
        var words = Chain(command).Reverse().Select(above => above is RootCommand ? "cru" : above.Name).ToList();
        words.AddRange(command.Arguments.Select(NameOf));
        if (command.Subcommands.Count > 0)
        {
            words.Add("COMMAND");
        }

        words.Add("[OPTIONS]");
        return string.Join(' ', words);
    }

    private static string NameOf(Argument argument)
    {
        string name = argument.HelpName ?? argument.Name;
        string many = argument.Arity.MaximumNumberOfValues > 1 ? $"{name}…" : name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{many}]" : many;
    }

    private static (string Name, string? Description) Row(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(IsUnixStyle).Prepend(option.Name).OrderBy(name => name.Length));
        return (option.HelpName is { } value && option.Arity.MaximumNumberOfValues > 0 ? $"{names} {value}" : names, option.Description);
    }

    // System.CommandLine also takes /? and /h.
    private static bool IsUnixStyle(string alias) => alias[0] == '-' && alias != "-?";

    private IEnumerable<string> Rows(IEnumerable<(string Name, string? Description)> rows)
    {
        var all = rows.ToList();
        int width = host.OutputIsTerminal() ? host.Width() : WidthWithoutTerminal;
        int names = Math.Min(WidestName, all.Select(row => row.Name.Length).DefaultIfEmpty().Max());
        foreach (var (name, description) in all)
        {
            string head = name.PadRight(names);
            foreach (string line in Wrap(description ?? "", Math.Max(20, width - names - 4)))
            {
                yield return $"{head}  {line}".TrimEnd();
                head = new(' ', head.Length);
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
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
