using System.CommandLine;

namespace Cru.Commands;

/// <summary>The group <c>cru config</c>.</summary>
internal static class ConfigCommand
{
    // As in SessionCommand: options are built for the verb that was typed.
    private static readonly (string Name, string Description, Action<Command, CruContext> Fill)[] Verbs =
    [
        ("list", "List all settings, their values, and where these come from.", ConfigListCommand.Fill),
        ("get", "Print the value of a setting.", ConfigGetCommand.Fill),
        ("set", "Give a setting a value.", ConfigSetCommand.Fill),
        ("unset", "Take a setting out of a file.", ConfigUnsetCommand.Fill),
    ];

    public static Command Create(CruContext cru, Func<string, bool> isTyped)
    {
        var config = new Command("config", "Show and change settings.");
        foreach (var (name, description, fill) in Verbs)
        {
            var verb = new Command(name, description);
            if (isTyped("config") && isTyped(name))
            {
                fill(verb, cru);
            }

            config.Subcommands.Add(verb);
        }

        config.SetAction(new Output.HelpPage(cru.Host).Invoke);
        return config;
    }
}
