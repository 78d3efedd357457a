using System.CommandLine;
using Cru.Output;

namespace Cru.Completing;

/// <summary>
/// What the words in front of the one that is completed come to. A line that somebody is typing is mostly wrong, so the
/// parser is not asked: it would speak of the mistakes.
/// </summary>
internal sealed class TypedLine
{
    private int arguments;

    private TypedLine(Command root) => Command = root;

    /// <summary>The deepest command that was typed.</summary>
    public Command Command { get; private set; }

    /// <summary>The option whose value comes next, or may come; null when none is due.</summary>
    public Option? Awaiting { get; private set; }

    /// <summary>Whether an option may follow: <c>--</c> was not typed.</summary>
    public bool TakesOptions { get; private set; } = true;

    /// <summary>The value of <c>--vault</c>.</summary>
    public string? Vault { get; private set; }

    /// <summary>The options that the command takes.</summary>
    public IEnumerable<Option> Options => Command.Options.Concat(CommandParts.SharedOptions(Command)).Distinct();

    /// <summary>The argument that comes next; the last one takes any number of words.</summary>
    public Argument? Argument => Command.Arguments is { Count: > 0 } all ? Next(all) : null;

    /// <summary>Reads the words.</summary>
    /// <param name="root">The command <c>cru</c>, with what was typed filled in.</param>
    /// <param name="words">The words, without quotes.</param>
    public static TypedLine Read(Command root, IEnumerable<string> words)
    {
        var line = new TypedLine(root);
        foreach (string word in words)
        {
            line.Add(word);
        }

        return line;
    }

    /// <summary>The option of a name; null when the command has none.</summary>
    public Option? Find(string name) =>
        Options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));

    /// <summary>Whether the next word is the value of the option before it: one that may be missing is never an option itself.</summary>
    public bool IsValue(string next) =>
        Awaiting is { } awaiting && (awaiting.Arity.MinimumNumberOfValues > 0 || !next.StartsWith('-'));

    private void Add(string word)
    {
        if (IsValue(word))
        {
            Take(Awaiting!, word);
            Awaiting = null;
            return;
        }

        Awaiting = null;
        if (TakesOptions && word == "--")
        {
            TakesOptions = false;
        }
        else if (TakesOptions && word.Length > 1 && word[0] == '-')
        {
            AddOption(word);
        }
        else if (Command.Subcommands.FirstOrDefault(verb => verb.Name == word || verb.Aliases.Contains(word)) is { } verb)
        {
            Command = verb;
        }
        else
        {
            arguments++;
        }
    }

    private void AddOption(string word)
    {
        string[] parts = word.Split('=', 2);
        var option = Find(parts[0]);
        if (option is not null && parts is [_, var value])
        {
            Take(option, value);
        }
        else if (option is { Arity.MaximumNumberOfValues: > 0 } && option.ValueType != typeof(bool))
        {
            Awaiting = option;
        }
    }

    private void Take(Option option, string value)
    {
        if (option.Name == "--vault")
        {
            Vault = value;
        }
    }

    private Argument? Next(IList<Argument> all) =>
        arguments < all.Count ? all[arguments] : all[^1].Arity.MaximumNumberOfValues > 1 ? all[^1] : null;
}
