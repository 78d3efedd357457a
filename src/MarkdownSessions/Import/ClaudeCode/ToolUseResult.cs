using System.Runtime.InteropServices;
using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>
/// Sifts <c>toolUseResult</c>, the program's own view of a tool's answer: nearly all of it (97 % of
/// its bytes in 18 real files, November 2026) says again what the call, the answer or the files say. What they do not say is kept; what is left out
/// is counted, field by field.
/// </summary>
internal sealed class ToolUseResult(RecentCalls calls, ImportAccount account)
{
    // What follows from the files, the calls or the visible answer, but not letter by letter.
    private static readonly string[] Copies =
        ["originalFile", "structuredPatch", "oldTodos", "file.content", "file.base64"];

    private const string FieldName = "toolUseResult";
    private const int MaxFactLength = 2 * 1024;

    // Shorter strings stand in a longer one by chance.
    private const int MinRepeatLength = 16;

    /// <summary>What a footer can hold, as JSON; null when nothing is left.</summary>
    public string? Small { get; private set; }

    /// <summary>What is too large for a footer, as JSON; null when nothing is.</summary>
    public string? Large { get; private set; }

    /// <summary>Sifts the field of one record.</summary>
    /// <param name="value">The field.</param>
    /// <param name="parts">The record's parts: the visible answer.</param>
    public void Sift(JsonElement value, IReadOnlyList<Part> parts)
    {
        var results = parts.OfType<ToolResult>().ToList();
        string visible = string.Join('\n', results.Select(result => result.Text));
        string callId = results is [var only] ? only.CallId : "";
        if (value.ValueKind == JsonValueKind.Object)
        {
            SiftObject(value, visible, callId);
        }
        else if (!IsDropped(FieldName, value, visible, callId))
        {
            Keep(value.AsFact());
        }
    }

    private void SiftObject(JsonElement value, string visible, string callId)
    {
        var small = new List<KeyValuePair<string, string>>();
        var large = new List<KeyValuePair<string, string>>();
        foreach (var field in value.EnumerateObject())
        {
            string? kept = Sifted(field.Name, field.Value, visible, callId);
            if (kept is not null)
            {
                (kept.Length > MaxFactLength ? large : small).Add(new(field.Name, kept));
            }
        }

        Small = small.Count > 0 ? JsonLine.WriteObject(small) : null;
        Large = large.Count > 0 ? JsonLine.WriteObject(large) : null;
    }

    private void Keep(string json)
    {
        Small = json.Length > MaxFactLength ? null : json;
        Large = json.Length > MaxFactLength ? json : null;
    }

    private string? Sifted(string name, JsonElement value, string visible, string callId)
    {
        if (IsDropped(name, value, visible, callId))
        {
            return null;
        }

        return name == "file" && value.ValueKind == JsonValueKind.Object
            ? SiftedFile(value, visible, callId)
            : value.AsFact();
    }

    // A file that was read: its path is the call's, its content the answer's, with line numbers before the lines.
    private string? SiftedFile(JsonElement file, string visible, string callId)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var field in file.EnumerateObject())
        {
            if (!IsDropped($"file.{field.Name}", field.Value, visible, callId))
            {
                kept.Add(new(field.Name, field.Value.AsFact()));
            }
        }

        return kept.Count > 0 ? JsonLine.WriteObject(kept) : null;
    }

    private bool IsDropped(string name, JsonElement value, string visible, string callId)
    {
        string? reason = value.SaysNothing() ? "empty fields"
            : Copies.Contains(name) ? name
            : Repeats(value, visible, MinRepeatLength) ? "repeats the answer"
            : calls.HasInput(callId, value) ? "repeats the call"
            : null;
        if (reason is not null)
        {
            account.CountDropped($"{FieldName}: {reason}", JsonMarshal.GetRawUtf8Value(value).Length);
        }

        return reason is not null;
    }

    private static bool Repeats(JsonElement value, string visible, int minLength) => value.ValueKind switch
    {
        JsonValueKind.String => RepeatsText(value.GetString()!, visible, minLength),
        JsonValueKind.Array => value.EnumerateArray().All(item => Repeats(item, visible, 1)),
        JsonValueKind.Object => value.Text("type") == "text"
            && value.EnumerateObject().All(field => field.NameEquals("type") || Repeats(field.Value, visible, 1)),
        _ => false,
    };

    private static bool RepeatsText(string text, string visible, int minLength)
    {
        const string prefix = "Error: ";
        string told = text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
        return told.Length >= minLength && visible.Contains(told, StringComparison.Ordinal);
    }
}
