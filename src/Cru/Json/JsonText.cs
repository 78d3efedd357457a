using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cru.Output;

namespace Cru.Json;

/// <summary>Writes a document as JSON on one line that a terminal may show.</summary>
internal static class JsonText
{
    /// <summary>The document; letters as they are, what a terminal must not get as <c>\u</c> escapes.</summary>
    public static string Of<T>(T document, JsonTypeInfo<T> type) => Escape(JsonSerializer.Serialize(document, type));

    // Outside its strings JSON is ASCII without controls, so whatever is replaced stands in a string.
    private static string Escape(string json)
    {
        StringBuilder? escaped = null;
        int at = 0;
        while (at < json.Length)
        {
            bool isWhole = Rune.TryGetRuneAt(json, at, out var rune);
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && TerminalText.IsSafe(rune))
            {
                escaped?.Append(json, at, length);
            }
            else
            {
                escaped ??= new StringBuilder(json.Length + 16).Append(json, 0, at);
                foreach (char unit in json.AsSpan(at, length))
                {
                    escaped.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                }
            }

            at += length;
        }

        return escaped?.ToString() ?? json;
    }
}
