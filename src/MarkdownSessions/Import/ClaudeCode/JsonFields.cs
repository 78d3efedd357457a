using System.Runtime.InteropServices;
using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>Reads fields that may be missing or of another kind than expected.</summary>
internal static class JsonFields
{
    // Facts are read with at most 64 levels, footer and all; what is deeper becomes a string.
    private const int MaxFactDepth = 48;

    private static readonly JsonReaderOptions FactOptions = new() { MaxDepth = MaxFactDepth };

    /// <summary>The field; null when missing, JSON's null, or when <paramref name="element"/> is no object.</summary>
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>The text of a field that is a string; else null.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>Whether the field is true.</summary>
    public static bool IsTrue(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A field that is a whole number; else null.</summary>
    public static long? Number(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : null;

    /// <summary>The value in the log's spelling; as its source spells it when it is too deep for that.</summary>
    public static string Canonical(this JsonElement element)
    {
        try
        {
            return JsonLine.Normalize(JsonMarshal.GetRawUtf8Value(element));
        }
        catch (JsonException)
        {
            // Expected: deeper than a line of the log is read.
            return element.GetRawText();
        }
    }

    /// <summary>The value as a fact: in the log's spelling, or as a string when it is too deep for a footer.</summary>
    public static string AsFact(this JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        return IsShallow(raw) ? JsonLine.Normalize(raw) : JsonLine.Quote(element.GetRawText());
    }

    /// <summary>Null, false, an empty string, or a list or object of nothing but these.</summary>
    public static bool SaysNothing(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => element.ValueEquals(""),
        JsonValueKind.Array => element.EnumerateArray().All(SaysNothing),
        JsonValueKind.Object => element.EnumerateObject().All(field => field.Value.SaysNothing()),
        _ => false,
    };

    private static bool IsShallow(ReadOnlySpan<byte> json)
    {
        int brackets = json.Count((byte)'{') + json.Count((byte)'[');
        if (brackets < MaxFactDepth)
        {
            return true;
        }

        var reader = new Utf8JsonReader(json, FactOptions);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            // Expected: deeper than the limit; nothing else can be wrong with a parsed value.
            return false;
        }
    }
}
