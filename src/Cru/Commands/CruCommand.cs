using System.CommandLine;
using System.CommandLine.Help;
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
    public static RootCommand Create(CruContext cru, Func<string, bool> isTyped)
    {
        var root = new RootCommand("Keep, search and look after sessions with AI agents as plain Markdown.");
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

        var help = new HelpPage(cru.Host);
        var helpOption = root.Options.OfType<HelpOption>().Single();
        helpOption.Action = help;
        helpOption.Description = "Print this help.";
        root.Options.OfType<VersionOption>().Single().Description = "Print the version.";
        root.SetAction(help.Invoke);
        return root;
    }
}
