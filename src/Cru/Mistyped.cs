using System.CommandLine;
using System.CommandLine.Parsing;
using Cru.Output;

namespace Cru;

/// <summary>Tells what is wrong with a command line, and what was probably meant.</summary>
internal static class Mistyped
{
    // What other programs, and fields of queries, call the same thing.
    private static readonly Dictionary<string, string> ElsewhereCommands = new(StringComparer.Ordinal)
    {
        ["ls"] = "list",
        ["find"] = "search",
        ["cat"] = "show",
        ["view"] = "show",
        ["rm"] = "delete",
        ["remove"] = "delete",
        ["create"] = "new",
        ["add"] = "append",
    };

    private static readonly Dictionary<string, string> ElsewhereOptions = new(StringComparer.Ordinal)
    {
        ["before"] = "until",
        ["after"] = "since",
        ["by"] = "group-by",
        ["max-count"] = "limit",
        ["head"] = "limit",
    };

    /// <summary>The command as typed, without its aliases: <c>cru session search</c>.</summary>
    public static string PathOf(ParseResult parsed) => string.Join(' ', CommandParts.Path(parsed.CommandResult.Command));

    /// <summary>What the first error of a command line is told as: one mistake often gives several.</summary>
    public static CruException Error(ParseResult parsed)
    {
        string typed = parsed.UnmatchedTokens is [var first, ..] ? first : "";
        if (!typed.StartsWith('-') && CommandFor(typed, parsed) is { } meant)
        {
            return CruException.Usage($"no command '{typed}'; did you mean '{meant}'? '{PathOf(parsed)} --help' lists all");
        }

        string message = parsed.Errors[0].Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal);
        string option = typed.StartsWith('-') ? OptionFor(typed, parsed) : "";
        return CruException.Usage($"{message.TrimEnd('.')}{option}; see '{PathOf(parsed)} --help'");
    }

    /// <summary>Refuses options that an argument swallowed which takes any number of words; <c>--</c> ends the options.</summary>
    /// <exception cref="CruException">There is one.</exception>
    public static void RefuseOptions(ParseResult parsed)
    {
        var swallowed = parsed.Tokens.TakeWhile(token => token.Type is not TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type is TokenType.Argument && IsOption(token.Value, parsed) && !IsValue(parsed, token));
        if (swallowed is not null)
        {
            throw CruException.Usage(
                Elsewhere(parsed.CommandResult.Command.Name, swallowed.Value)
                ?? $"no option '{swallowed.Value}'{OptionFor(swallowed.Value, parsed)}; see '{PathOf(parsed)} --help', or write -- before words that begin so");
        }
    }

    // Of a command that has others below it, the one that is nearest to the word; of cru, also of the verbs further down.
    private static string? CommandFor(string typed, ParseResult parsed)
    {
        typed = ElsewhereCommands.GetValueOrDefault(typed, typed);
        if (typed == "version")
        {
            return "cru --version";
        }

        var at = parsed.CommandResult.Command;
        var deeper = CommandParts.IsRoot(at) ? at.Subcommands.SelectMany(command => command.Subcommands) : [];
        List<Command> below = [.. at.Subcommands, .. deeper];
        return Nearest.Of(typed, below.Select(command => command.Name)) is { } near
            ? string.Join(' ', CommandParts.Path(below.Find(command => command.Name == near)!))
            : null;
    }

    // Also by its beginning, which other programs take for the whole.
    private static string OptionFor(string typed, ParseResult parsed)
    {
        string bare = typed.TrimStart('-').Split('=')[0];
        bare = ElsewhereOptions.GetValueOrDefault(bare, bare);
        var names = CommandParts.Chain(parsed.CommandResult.Command)
            .SelectMany((command, above) => command.Options.Where(option => !option.Hidden && (above == 0 || option.Recursive)))
            .Select(option => option.Name.TrimStart('-'))
            .ToList();
        string? meant = Nearest.Of(bare, names)
            ?? (bare.Length > 1 ? names.Find(name => name.StartsWith(bare, StringComparison.OrdinalIgnoreCase)) : null);
        return meant is null ? "" : $"; did you mean '--{meant}'?";
    }

    // Sessions are archived and deleted by name; by age it is another verb that does so.
    private static string? Elsewhere(string verb, string option) => (verb, option.Split('=')[0]) switch
    {
        ("archive", "--older-than") => "'archive' takes sessions by name; by age 'cru session cleanup --older-than 30d --archive' does",
        ("delete", "--older-than") => "'delete' takes sessions by name; by age 'cru session cleanup --older-than 30d' does",
        _ => null,
    };

    // In a query -word means "without it"; in front of a regular expression people type the options of grep.
    private static bool IsOption(string text, ParseResult parsed) =>
        (text.Length > 2 && text.StartsWith("--", StringComparison.Ordinal))
        || (text.Length > 1 && text[0] == '-' && parsed.CommandResult.Command.Name == "grep");

    // The value of an option may begin with dashes: --title '--x'.
    private static bool IsValue(ParseResult parsed, Token token) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Tokens.Contains(token));
}
