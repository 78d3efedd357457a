using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Cru.Output;

/// <summary>
/// Prints what a command is for: usage, options, examples, as wide as the terminal is and not longer than a screen.
/// What does not fit is named; <c>cru help</c> explains all of it.
/// </summary>
internal sealed class HelpPage(CruHost host) : SynchronousCommandLineAction
{
    /// <summary>The longest page, in lines of 80 columns: a terminal that somebody made larger than the 24 of old.</summary>
    public const int MostLines = 40;

    private const int WidestName = 28;
    private const int NarrowestText = 20;
    private const int WidthWithoutTerminal = 80;
    private const int NarrowestPage = 40;
    private const int MostExamples = 3;
    private const string Indent = "  ";

    // Asked late: most commands print no help.
    private int Width => host.OutputIsTerminal()
        ? host.Width()
        : TerminalSize.Of(host.Variable("COLUMNS"), NarrowestPage) ?? WidthWithoutTerminal;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        int explained = command.Options.Count(IsOwn);
        var page = Page(command, explained);
        while (page.Count > MostLines && explained > 0)
        {
            page = Page(command, --explained);
        }

        page.ForEach(host.Output.WriteLine);
        return ExitCode.Done;
    }

    /// <summary>Prints all there is to say of a command.</summary>
    public void PrintWhole(Command command)
    {
        List<string> page = [.. Beginning(command)];
        page.AddRange(Section("Options", Rows(command.Options.Where(IsOwn).Select(Row))));
        page.AddRange(Section("Options of every command", Rows(Shared(command).Select(Row))));
        page.AddRange(Section("Examples", Examples(command, int.MaxValue)));
        if (command is RootCommand)
        {
            page.AddRange(Section("Exit codes", Rows(ExitCode.Meanings.Select(row => (Number(row.Code).PadLeft(3), (string?)row.Meaning)))));
        }

        page.ForEach(host.Output.WriteLine);
    }

    private List<string> Page(Command command, int explained)
    {
        List<string> page = [.. Beginning(command)];
        var options = command.Options.Where(IsOwn).Select(Row).ToList();
        page.AddRange(Section("Options", [.. Rows(options.Take(explained)), .. Named(command, [.. options.Skip(explained).Select(row => row.Name)])]));
        if (command is RootCommand)
        {
            page.AddRange(Section("Options of every command", Rows(Shared(command).Select(Row))));
            page.AddRange(Section("Examples", Examples(command, MostExamples)));
            page.AddRange(Section("Exit codes", Indented(string.Join("; ", ExitCode.Meanings.Select(row => $"{Number(row.Code)} {row.Meaning}")) + ".")));
            return page;
        }

        string names = string.Join(", ", Shared(command).Select(option => option.Name));
        page.Add("");
        page.AddRange(Wrap($"Options of every command: {names}; see 'cru --help'.", Width));
        page.AddRange(Section("Examples", Examples(command, MostExamples)));
        return page;
    }

    private IEnumerable<string> Beginning(Command command) =>
    [
        .. Wrap(command.Description ?? "", Width),
        "",
        .. Hung("Usage: ", Usage(command)),
        .. Section("Arguments", Rows(command.Arguments.Select(argument => (NameOf(argument), argument.Description)))),
        .. Section("Commands", Rows(command.Subcommands.Where(verb => !verb.Hidden).Select(verb => (verb.Name, verb.Description)))),
    ];

    private IEnumerable<string> Named(Command command, List<string> names) =>
        names.Count == 0 ? [] : Indented($"{string.Join(", ", names)}; 'cru help {command.Name}' explains them.");

    private IEnumerable<string> Examples(Command command, int most) =>
        HelpExamples.Of(GroupAndName(command)).Take(most).SelectMany(example => Broken(example, Width - Indent.Length).Select(line => Indent + line));

    // Verbs of two groups may have one name.
    private static string GroupAndName(Command command) =>
        Chain(command).ElementAtOrDefault(1) is { Name: "artifact" or "config" } group ? $"{group.Name} {command.Name}"
        : command is RootCommand ? "" : command.Name;

    private static IEnumerable<Option> Shared(Command command) => Chain(command).SelectMany(above => above.Options).Where(IsShared);

    private static bool IsOwn(Option option) => !option.Recursive && option is not HelpOption;

    private static bool IsShared(Option option) => option.Recursive || option is HelpOption;

    private static string Number(int code) => code.ToString(System.Globalization.CultureInfo.InvariantCulture);

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
        int names = Math.Min(WidestName, all.Select(row => row.Name.Length).DefaultIfEmpty().Max());
        int room = Width - names - (2 * Indent.Length);
        return all.SelectMany(row => room >= NarrowestText
            ? Hung(Indent + row.Name.PadRight(names) + Indent, row.Description ?? "")
            : [.. Wrap(Indent + row.Name, Width), .. Hung(Indent + Indent, row.Description ?? "")]);
    }

    private IEnumerable<string> Indented(string text) => Hung(Indent, text);

    // The first line stands behind the head, the others below the first.
    private IEnumerable<string> Hung(string head, string text)
    {
        foreach (string line in Wrap(text, Math.Max(NarrowestText, Width - head.Length)))
        {
            yield return $"{head}{line}".TrimEnd();
            head = new(' ', head.Length);
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

    // A command that is too long goes on in the next line as a shell takes it, which is not possible inside of quotes.
    private static IEnumerable<string> Broken(string command, int width)
    {
        string line = "";
        foreach (string word in Words(command))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length + 2 > width)
            {
                yield return line + " \\";
                line = Indent;
            }

            line = line.Length == 0 || line == Indent ? line + word : $"{line} {word}";
        }

        yield return line;
    }

    private static IEnumerable<string> Words(string command)
    {
        int start = 0;
        char quote = '\0';
        for (int at = 0; at < command.Length; at++)
        {
            char letter = command[at];
            quote = quote == letter ? '\0' : quote == '\0' && letter is '\'' or '"' ? letter : quote;
            if (letter == ' ' && quote == '\0')
            {
                yield return command[start..at];
                start = at + 1;
            }
        }

        yield return command[start..];
    }

    private static IEnumerable<string> Section(string title, IEnumerable<string> lines)
    {
        bool isFirst = true;
        foreach (string line in lines)
        {
            if (isFirst)
            {
                yield return "";
                yield return $"{title}:";
                isFirst = false;
            }

            yield return line;
        }
    }
}
