using System.CommandLine;
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
        int explained = CommandParts.OwnOptions(command).Count();
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
        page.AddRange(Section("Options", Rows(CommandParts.OwnOptions(command).Select(Row))));
        page.AddRange(Section("Options of every command", Rows(CommandParts.SharedOptions(command).Select(Row))));
        page.AddRange(MessageExample(command));
        page.AddRange(Section(MessageHelp.FieldsTitle, MessageHelp.IsOf(command) ? Rows(MessageHelp.Fields) : []));
        page.AddRange(Section("Examples", Examples(command, int.MaxValue)));
        if (CommandParts.IsRoot(command))
        {
            page.AddRange(Section("Exit codes", Rows(ExitCode.Meanings.Select(row => (Number(row.Code).PadLeft(3), (string?)row.Meaning)))));
        }

        page.ForEach(host.Output.WriteLine);
    }

    private List<string> Page(Command command, int explained)
    {
        List<string> page = [.. Beginning(command)];
        var options = CommandParts.OwnOptions(command).Select(Row).ToList();
        page.AddRange(Section("Options", [.. Rows(options.Take(explained)), .. Named(command, [.. options.Skip(explained).Select(row => row.Name)])]));
        if (CommandParts.IsRoot(command))
        {
            page.AddRange(Section("Options of every command", Rows(CommandParts.SharedOptions(command).Select(Row))));
            page.AddRange(Section("Examples", Examples(command, MostExamples)));
            page.AddRange(Section("Exit codes", Indented(string.Join("; ", ExitCode.Meanings.Select(row => $"{Number(row.Code)} {row.Meaning}")) + ".")));
            return page;
        }

        string names = string.Join(", ", CommandParts.SharedOptions(command).Select(option => option.Name));
        page.Add("");
        page.AddRange(WrappedText.Lines($"Options of every command: {names}; see 'cru --help'.", Width));
        page.AddRange(MessageExample(command));
        page.AddRange(Section("Examples", Examples(command, MostExamples)));
        return page;
    }

    private IEnumerable<string> Beginning(Command command) =>
    [
        .. WrappedText.Lines(command.Description ?? "", Width),
        "",
        .. Hung("Usage: ", CommandParts.Usage(command)),
        .. Section("Arguments", Rows(command.Arguments.Select(argument => (CommandParts.NameOf(argument), argument.Description)))),
        .. Section("Commands", Rows(command.Subcommands.Where(verb => !verb.Hidden).Select(verb => (verb.Name, verb.Description)))),
    ];

    private IEnumerable<string> Named(Command command, List<string> names) =>
        names.Count == 0 ? [] : Indented($"{string.Join(", ", names)}; '{(CommandParts.IsRoot(command) ? "cru help" : $"cru help {command.Name}")}' explains them.");

    private IEnumerable<string> Examples(Command command, int most) =>
        HelpExamples.Of(command).Take(most).SelectMany(example => Broken(example, Width - Indent.Length).Select(line => Indent + line));

    private IEnumerable<string> MessageExample(Command command) =>
        Section(MessageHelp.ExampleTitle, MessageHelp.IsOf(command) ? MessageHelp.Example.SelectMany(BrokenJson) : []);

    // Blanks in front of a line show what it belongs to.
    private IEnumerable<string> BrokenJson(string line)
    {
        string words = line.TrimStart(' ');
        return Hung(Indent + new string(' ', line.Length - words.Length), words);
    }

    private static string Number(int code) => code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static (string Name, string? Description) Row(Option option)
    {
        string names = string.Join(", ", CommandParts.Names(option));
        return (CommandParts.ValueOf(option) is { } value ? $"{names} {value}" : names, option.Description);
    }

    private IEnumerable<string> Rows(IEnumerable<(string Name, string? Description)> rows)
    {
        var all = rows.ToList();
        int names = Math.Min(WidestName, all.Select(row => row.Name.Length).DefaultIfEmpty().Max());
        int room = Width - names - (2 * Indent.Length);
        return all.SelectMany(row => room >= NarrowestText
            ? Hung(Indent + row.Name.PadRight(names) + Indent, row.Description ?? "")
            : [.. WrappedText.Lines(Indent + row.Name, Width), .. Hung(Indent + Indent, row.Description ?? "")]);
    }

    private IEnumerable<string> Indented(string text) => Hung(Indent, text);

    // The first line stands behind the head, the others below the first.
    private IEnumerable<string> Hung(string head, string text)
    {
        foreach (string line in WrappedText.Lines(text, Math.Max(NarrowestText, Width - head.Length)))
        {
            yield return $"{head}{line}".TrimEnd();
            head = new(' ', head.Length);
        }
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
