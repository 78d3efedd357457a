using System.CommandLine;

namespace Cru.Output;

/// <summary>What help says of a message as JSON, which <c>append</c> takes (docs/cli.md, "Messages as JSON").</summary>
internal static class MessageHelp
{
    /// <summary>The heading of the example.</summary>
    public const string ExampleTitle = "As JSON (cru help append explains it)";

    /// <summary>The heading of the fields.</summary>
    public const string FieldsTitle = "Fields of a message as JSON";

    /// <summary>A whole message.</summary>
    public static IReadOnlyList<string> Example { get; } =
    [
        """{"role": "assistant", "id": "m2", "time": "2024-01-15T10:30:00Z", "parts": [""",
        """  {"type": "thinking", "text": "They want the list."},""",
        """  {"type": "tool_call", "id": "t1", "name": "ls", "input": {"path": "."}},""",
        """  {"type": "tool_result", "call_id": "t1", "text": "a.txt", "error": false},""",
        """  {"type": "text", "text": "There is one file."}],""",
        """ "model": "gpt-4", "usage": {"input": 12, "output": 7}, "cost": 0.0021}""",
    ];

    /// <summary>The fields, and what each takes.</summary>
    public static IReadOnlyList<(string Name, string? Meaning)> Fields { get; } =
    [
        ("role", "Who says it, as with --role; must be there."),
        ("text", "What is said; stands for one part of type text. It, or parts, must be there."),
        ("parts", "What is said, in order; each with a type, as below."),
        ("id", "The message's id, as with --entry-id; otherwise one is made."),
        ("time", "When it was said, in RFC 3339; otherwise now."),
        ("model, provider, finish", "Who answered, and why the answer ended; texts."),
        ("usage", "Whole numbers of tokens: input (without the cache's), output (with reasoning), cache_read, cache_write, reasoning."),
        ("cost", "A number of US dollars; without it the vault's prices tell it."),
        ("ms", "How many milliseconds the answer took."),
        ("facts", "An object with anything else to be kept; other fields are kept as well, with a note."),
        ("part text", "text."),
        ("part thinking", "text."),
        ("part tool_call", "name, id, input (any JSON), and if it is known the answer: result (a text) and error (true or false)."),
        ("part tool_result", "call_id (the id of the call), text, error (true or false)."),
        ("part artifact", "name: of a file that 'cru session artifact add' keeps."),
    ];

    /// <summary>Whether a command takes messages as JSON.</summary>
    public static bool IsOf(Command command) => command.Name == "append";
}
