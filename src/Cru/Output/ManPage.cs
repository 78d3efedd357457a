using System.CommandLine;
using System.Globalization;

namespace Cru.Output;

/// <summary>The manual page of a command, made from what its help says.</summary>
/// <param name="command">The command, with its arguments and options.</param>
/// <param name="version">The program's version.</param>
/// <param name="date">The day it is from, <c>yyyy-MM-dd</c>.</param>
internal sealed class ManPage(Command command, string version, string date)
{
    /// <summary>What the page is called: <c>cru-session-search</c>.</summary>
    public string Name => NameOf(command);

    /// <summary>The page in the macros of man(7).</summary>
    public string Text()
    {
        var page = new Roff();
        page.Title(Name, date, version);
        page.Section("Name");
        page.Line($"{Roff.Escaped(Name)} \\- {Roff.Escaped(Summary())}");
        page.Section("Synopsis");
        page.Line(Synopsis());
        page.Section("Description");
        page.Words(command.Description ?? "");
        Items(page, "Arguments", command.Arguments.Select(argument => (Roff.Italic(argument.HelpName ?? argument.Name), argument.Description)));
        Items(page, "Commands", command.Subcommands.Select(verb => (Roff.Bold(verb.Name), verb.Description)));
        Items(page, "Options", CommandParts.OwnOptions(command).Select(Item));
        Items(page, "Options of every command", CommandParts.SharedOptions(command).Select(Item));
        if (CommandParts.IsRoot(command))
        {
            Items(page, "Environment", EnvironmentNames.Meanings.Select(row => (Roff.Bold(row.Names), (string?)row.Meaning)));
            Items(page, "Exit status", ExitCode.Meanings.Select(row => (Roff.Bold(row.Code.ToString(CultureInfo.InvariantCulture)), (string?)row.Meaning)));
        }

        if (MessageHelp.IsOf(command))
        {
            page.Section("Messages as JSON");
            page.Examples(MessageHelp.Example);
            Items(page, MessageHelp.FieldsTitle, MessageHelp.Fields.Select(field => (Roff.Bold(field.Name), field.Meaning)));
        }

        Examples(page);
        SeeAlso(page);
        return page.ToString();
    }

    private static string NameOf(Command command) => string.Join('-', CommandParts.Path(command));

    // As whatis(1) lists it: begins small, ends without a point.
    private string Summary()
    {
        string description = (command.Description ?? "").TrimEnd('.');
        return description.Length == 0 ? "" : char.ToLowerInvariant(description[0]) + description[1..];
    }

    private string Synopsis()
    {
        string typed = string.Join(' ', CommandParts.Path(command));
        string rest = CommandParts.Usage(command)[typed.Length..].Replace("…", "...", StringComparison.Ordinal);
        return $"{Roff.Bold(typed)}{Roff.Italic(rest)}";
    }

    private static (string Head, string? Description) Item(Option option)
    {
        string names = string.Join(", ", CommandParts.Names(option).Select(Roff.Bold));
        return (CommandParts.ValueOf(option) is { } value ? $"{names} {Roff.Italic(value)}" : names, option.Description);
    }

    private static void Items(Roff page, string title, IEnumerable<(string Head, string? Description)> items)
    {
        bool isFirst = true;
        foreach (var (head, description) in items)
        {
            if (isFirst)
            {
                page.Section(title);
                isFirst = false;
            }

            page.Item(head, description ?? "");
        }
    }

    private void Examples(Roff page)
    {
        if (HelpExamples.Of(command) is { Count: > 0 } examples)
        {
            page.Section("Examples");
            page.Examples(examples);
        }
    }

    // What stands directly above and below, so that every page is reached from cru(1).
    private void SeeAlso(Roff page)
    {
        var near = CommandParts.Chain(command).Skip(1).Take(1).Concat(command.Subcommands)
            .Concat(CommandParts.Chain(command).Skip(2).TakeLast(1));
        page.Section("See also");
        page.Line(string.Join(",\n", near.Select(other => $"{Roff.Bold(NameOf(other))}(1)")));
    }
}
