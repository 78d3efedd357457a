using System.CommandLine;

namespace Cru.Output;

/// <summary>What help and manual pages say alike of a command: its names, its usage, its options.</summary>
internal static class CommandParts
{
    /// <summary>The command above all others.</summary>
    public const string RootName = "cru";

    /// <summary>The option that prints help.</summary>
    public const string HelpName = "--help";

    /// <summary>Whether it is <c>cru</c> itself.</summary>
    public static bool IsRoot(Command command) => !command.Parents.Any();

    /// <summary>The command and those above it, up to <c>cru</c>.</summary>
    public static IEnumerable<Command> Chain(Command command)
    {
        for (Command? at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return at;
        }
    }

    /// <summary>What is typed to call it: <c>cru</c>, <c>session</c>, <c>search</c>.</summary>
    public static IReadOnlyList<string> Path(Command command) =>
        [.. Chain(command).Reverse().Select(above => above.Name)];

    /// <summary>The line behind "Usage".</summary>
    public static string Usage(Command command)
    {
        List<string> words = [.. Path(command), .. command.Arguments.Select(NameOf)];
        if (command.Subcommands.Count > 0)
        {
            words.Add("COMMAND");
        }

        words.Add("[OPTIONS]");
        return string.Join(' ', words);
    }

    /// <summary>An argument as usage shows it: <c>[ID…]</c>.</summary>
    public static string NameOf(Argument argument)
    {
        string name = argument.HelpName ?? argument.Name;
        string many = argument.Arity.MaximumNumberOfValues > 1 ? $"{name}…" : name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{many}]" : many;
    }

    /// <summary>The options of the command alone.</summary>
    public static IEnumerable<Option> OwnOptions(Command command) =>
        command.Options.Where(option => !option.Recursive);

    /// <summary>The options that every command has.</summary>
    public static IEnumerable<Option> SharedOptions(Command command) =>
        Chain(command).SelectMany(above => above.Options).Where(option => option.Recursive);

    /// <summary>The names of an option, the shortest first.</summary>
    public static IEnumerable<string> Names(Option option) =>
        option.Aliases.Where(IsUnixStyle).Prepend(option.Name).OrderBy(name => name.Length);

    /// <summary>What stands for the value of an option; null when it takes none.</summary>
    public static string? ValueOf(Option option) => option.Arity.MaximumNumberOfValues > 0 ? option.HelpName : null;

    // /? and /h are taken too, as on Windows.
    private static bool IsUnixStyle(string alias) => alias[0] == '-' && alias != "-?";
}
