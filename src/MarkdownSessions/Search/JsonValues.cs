using System.Text;
using System.Text.Json;

namespace MarkdownSessions.Search;

/// <summary>What a tool was told: the strings and numbers of its input, without names and syntax.</summary>
internal static class JsonValues
{
    /// <summary>The values in their order, unescaped; the text itself when it is no JSON.</summary>
    public static IReadOnlyList<string> Read(string json)
    {
        var values = new List<string>();
        if (string.IsNullOrWhiteSpace(json))
        {
            return values;
        }

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    values.Add(TextOf(ref reader));
                }
            }

            return values;
        }
        catch (JsonException)
        {
            // Expected: tools are called with patches and other text that is no JSON.
            return [json];
        }
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }

        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Expected: JSON may escape half a pair of surrogates; its spelling is searched instead.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
