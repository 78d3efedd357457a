using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Cru.Commands;
using Cru.Completing;
using Cru.Output;

namespace Cru;

/// <summary>The way from arguments to an exit code.</summary>
internal static class CruProgram
{
    // Response files and bundled short options would give a query's '@name' and '-abc' another meaning.
    private static readonly ParserConfiguration Plain = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public static int Run(string[] args, CruHost host)
    {
        try
        {
            int exitCode = Dispatch(args, host);
            host.Output.Flush();
            return exitCode;
        }
#pragma warning disable CA1031 // The outermost frame: whatever comes here is told in one line.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            FlushWhatWasSaid(host);
            return ErrorReport.Write(failure, host, AsksForJson(args));
        }
    }

    // What was printed before the failure is true; that it cannot be printed may be the failure.
    private static void FlushWhatWasSaid(CruHost host)
    {
        try
        {
            host.Output.Flush();
        }
        catch (IOException)
        {
            // Told below.
        }
    }

    private static int Dispatch(string[] args, CruHost host)
    {
        // Answered before any option is built: half of a start is building them.
        if (args is ["--version"])
        {
            host.Output.WriteLine(ProgramVersion.Text);
            return ExitCode.Done;
        }

        // A shell asks how its line may go on.
        if (args is [var first, .. var words] && Completion.TryReadPlace(first, out int place))
        {
            new Completion(host).Write(words, place);
            return ExitCode.Done;
        }

        var parsed = CruCommand.Create(new(host), name => args.Contains(name, StringComparer.Ordinal)).Parse(args, Plain);
        if (parsed.Action is ParseErrorAction)
        {
            // One mistake often gives several errors, some over several lines; the first one says it.
            string message = parsed.Errors[0].Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal);
            throw CruException.Usage(Meant(parsed) is { } meant
                ? $"no command '{parsed.UnmatchedTokens[0]}'; did you mean '{meant}'? '{PathOf(parsed)} --help' lists all"
                : $"{message.TrimEnd('.')}; see '{PathOf(parsed)} --help'");
        }

        RefuseMistypedOptions(parsed);
        return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, Output = host.Output, Error = host.Error });
    }

    // Of a command that has others below it, the word that is none of them.
    private static string? Meant(ParseResult parsed)
    {
        var at = parsed.CommandResult.Command;
        if (at.Subcommands.Count == 0 || parsed.UnmatchedTokens is not [var typed, ..])
        {
            return null;
        }

        var below = at.Subcommands.Select(command => (command.Name, Path: $"{PathOf(parsed)} {command.Name}"));
        var deeper = at.Subcommands.SelectMany(
            command => command.Subcommands.Select(verb => (verb.Name, Path: $"{PathOf(parsed)} {command.Name} {verb.Name}")));
        var names = below.Concat(at is RootCommand ? deeper : []).ToList();
        return Nearest.Of(typed, names.Select(one => one.Name)) is { } near ? names.First(one => one.Name == near).Path : null;
    }

    // An argument that takes any number of words swallows mistyped options too; '--' ends the options.
    private static void RefuseMistypedOptions(ParseResult parsed)
    {
        var mistyped = parsed.Tokens.TakeWhile(token => token.Type is not TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type is TokenType.Argument && IsOption(token.Value, parsed) && !IsValue(parsed, token));
        if (mistyped is not null)
        {
            throw CruException.Usage(
                Elsewhere(parsed.CommandResult.Command.Name, mistyped.Value)
                ?? $"no option '{mistyped.Value}'; see '{PathOf(parsed)} --help', or write -- before words that begin so");
        }
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

    /// <summary>The command as typed, without its aliases: <c>cru session search</c>.</summary>
    private static string PathOf(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as CommandResult)
        {
            names.Push(at.Command is RootCommand ? "cru" : at.Command.Name);
        }

        return string.Join(' ', names);
    }

    // The command line may not have been understood, so it is not asked.
    private static bool AsksForJson(string[] args) =>
        args.TakeWhile(arg => arg != "--").Any(arg => arg is "--json" or "--format=json" or "--format=jsonl")
        || args.Zip(args.Skip(1)).Any(pair => pair is ("--format", "json" or "jsonl"));
}
