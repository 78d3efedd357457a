using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Html;

/// <summary>What a call of a tool or its answer is about, on one line.</summary>
internal static class CallSummary
{
    private const int MostCharacters = 120;

    // The names under which agents put what a reader wants to know first.
    private static readonly string[] Telling =
    [
        "command", "cmd", "file_path", "filePath", "path", "notebook_path", "pattern", "query", "url", "description", "prompt", "name",
    ];

    /// <summary>The line; empty when the call says nothing.</summary>
    public static string Of(ToolCall call) => Shown.Cut(FrontMatterWriter.OneLine(Words(call)), MostCharacters);

    /// <summary>How an answer begins.</summary>
    public static string Of(ToolResult result)
    {
        string words = Shown.Cut(FrontMatterWriter.OneLine(Beginning(result.Text)), MostCharacters);
        return (result.Artifact, words) switch
        {
            (not null, _) => "→ a long answer",
            (_, "") => "→ nothing",
            _ => $"→ {words}",
        };
    }

    private static string Words(ToolCall call)
    {
        if (!JsonLine.TryReadObject(call.Input, out var fields))
        {
            return Beginning(call.Input);
        }

        var texts = fields.Where(field => field.Value.StartsWith('"')).ToList();
        string? best = Telling.FirstOrDefault(name => texts.Exists(field => field.Key == name));
        string? raw = texts.Find(field => best is null || field.Key == best).Value;
        return raw is null ? "" : Beginning(JsonLine.ReadString(raw) ?? "");
    }

    // As much as makes a line, however many blanks are in it.
    private static string Beginning(string text) => text.Length > 8 * MostCharacters ? text[..(8 * MostCharacters)] : text;
}
