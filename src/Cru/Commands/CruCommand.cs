using System.CommandLine;
using Cru.Output;

namespace Cru.Commands;

/// <summary>The command <c>cru</c> itself.</summary>
internal static class CruCommand
{
    // As in SessionCommand: arguments and options are built for what was typed.
    private static readonly (string Name, string Description, Action<Command, CruContext> Fill)[] Verbs =
    [
        ("completion", "Print the script with which a shell completes what is typed.", CompletionCommand.Fill),
        ("man", "Print a manual page, or write them all.", ManCommand.Fill),
    ];

    /// <summary>Makes it with all that is below it.</summary>
    /// <param name="cru">What commands share.</param>
    /// <param name="isTyped">Whether a verb of this name gets its arguments and options.</param>
    public static Command Create(CruContext cru, Func<string, bool> isTyped)
    {
        // No RootCommand: it brings options of its own, and reads their descriptions from resources at each start.
        var root = new Command(CommandParts.RootName, "Keep, search and look after sessions with AI agents as plain Markdown.");
        var help = new HelpPage(cru.Host);
        root.Options.Add(new Option<bool>(CommandParts.HelpName, "-h", "-?", "/h", "/?")
        {
            Description = "Print this help.",
            Recursive = true,
            Arity = ArgumentArity.Zero,
            Action = help,
        });
        root.Options.Add(new Option<bool>("--version")
        {
            Description = "Print the version.",
            Arity = ArgumentArity.Zero,
            Action = new VersionLine(cru.Host),
        });
        cru.Shared.AddTo(root);
        root.Subcommands.Add(SessionCommand.Create(cru, isTyped));
        root.Subcommands.Add(ConfigCommand.Create(cru, isTyped));
        root.Subcommands.Add(DoctorCommand.Create(cru));
        root.Subcommands.Add(HelpCommand.Create(cru));
        foreach (var (name, description, fill) in Verbs)
        {
            var verb = new Command(name, description);
            if (isTyped(name))
            {
                fill(verb, cru);
            }

            root.Subcommands.Add(verb);
        }

        root.SetAction(help.Invoke);
        return root;
    }
}
