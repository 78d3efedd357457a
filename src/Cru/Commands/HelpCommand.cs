using System.CommandLine;
using Cru.Output;

namespace Cru.Commands;

/// <summary><c>cru help</c>.</summary>
internal static class HelpCommand
{
    public static Command Create(CruContext cru)
    {
        var words = new Argument<string[]>("COMMAND")
        {
            Description = "A command, such as search or config set; or query, the query language; otherwise cru itself.",
            HelpName = "COMMAND",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var help = new Command("help", "Explain a command and all of its options.") { words };
        help.SetAction(parsed =>
        {
            if (parsed.GetValue(words) is [QueryHelp.Topic])
            {
                cru.Host.Output.WriteLine(QueryHelp.Text);
                return ExitCode.Done;
            }

            new HelpPage(cru.Host).PrintWhole(Find(parsed.RootCommandResult.Command, parsed.GetValue(words) ?? []));
            return ExitCode.Done;
        });
        return help;
    }

    // A verb of sessions is known without its group.
    private static Command Find(Command root, string[] words)
    {
        var at = root;
        foreach (string word in words.SkipWhile(word => word == "cru"))
        {
            at = Below(at, word) ?? (at == root ? Below(Below(root, "session")!, word) : null) ?? throw Unknown(at, word);
        }

        return at;
    }

    private static Command? Below(Command command, string name) =>
        command.Subcommands.FirstOrDefault(below => below.Name == name || below.Aliases.Contains(name));

    private static CruException Unknown(Command at, string word)
    {
        var names = at.Subcommands.Concat(CommandParts.IsRoot(at) ? Below(at, "session")!.Subcommands : []).Select(command => command.Name);
        string meant = Nearest.Of(word, names) is { } near ? $"; did you mean '{near}'?" : "";
        return CruException.Usage($"no command '{word}'{meant}; 'cru --help' and 'cru session --help' list them");
    }
}
