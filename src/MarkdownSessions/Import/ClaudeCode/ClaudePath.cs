using System.Text.RegularExpressions;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>What the path of a file tells about the session in it.</summary>
internal static partial class ClaudePath
{
    private const string Extension = ".jsonl";
    private const string AgentPrefix = "agent-";

    // Folders below ~/.claude whose JSON lines are no sessions, and the file of all prompts.
    private static readonly string[] OtherFolders =
        ["file-history", "memory", "plugins", "shell-snapshots", "todos", "tool-results"];

    private const string PromptHistory = "history.jsonl";

    /// <summary>Whether the file may hold a session.</summary>
    public static bool IsCandidate(string path)
    {
        string[] names = path.Split('/');
        return names[^1].EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            && names[^1] != PromptHistory
            && !names.Intersect(OtherFolders, StringComparer.Ordinal).Any();
    }

    /// <summary>The name of a sub-agent's file without its extension, such as <c>agent-a5bdbc1</c>; null for a session's.</summary>
    public static string? Agent(string path)
    {
        string stem = Stem(path);
        return stem.StartsWith(AgentPrefix, StringComparison.Ordinal) && stem.Length > AgentPrefix.Length ? stem : null;
    }

    /// <summary>The id that ends the file's name, as its program names it; null when a person renamed it.</summary>
    public static string? SessionId(string path)
    {
        var id = UuidAtEnd().Match(Stem(path));
        return id.Success ? id.Value.ToLowerInvariant() : null;
    }

    /// <summary>The file's name without its extension.</summary>
    public static string Stem(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? name[..^Extension.Length] : name;
    }

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex UuidAtEnd();
}
