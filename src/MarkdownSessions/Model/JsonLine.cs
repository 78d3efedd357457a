using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MarkdownSessions.Model;

/// <summary>
/// JSON on one line as the format spells it: no blanks, letters as they are, numbers as they were
/// written; quotes, backslashes, control, format and line-separator characters escaped
/// (docs/format.md, "Directives").
/// </summary>
public static class JsonLine
{
    private const int MaxDepth = 64;

    private static readonly SearchValues<char> Usual = CharacterSet.Of(' ', '\x7f', c => c is not ('"' or '\\'));

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth };

    /// <summary>Quotes a string.</summary>
    public static string Quote(string text)
    {
        var line = new StringBuilder(text.Length + 2);
        AppendString(line, text);
        return line.ToString();
    }

    /// <summary>Rewrites any JSON value in the one spelling.</summary>
    /// <exception cref="JsonException"><paramref name="json"/> is no JSON value of at most 64 levels.</exception>
    public static string Normalize(string json) => Normalize(Encode(json));

    /// <summary>Rewrites any JSON value in the one spelling.</summary>
    /// <exception cref="JsonException"><paramref name="json"/> is no JSON value of at most 64 levels.</exception>
    internal static string Normalize(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Strict);
        var line = new StringBuilder(json.Length);
        reader.Read();
        AppendValue(line, ref reader);
        if (reader.Read())
        {
            throw new JsonException("more than one value");
        }

        return line.ToString();
    }

    /// <summary>Rewrites any JSON value in the one spelling; null when it is none.</summary>
    public static string? TryNormalize(string json)
    {
        try
        {
            return Normalize(json);
        }
        catch (JsonException)
        {
            // Expected: tools are called with text that only looks like JSON.
            return null;
        }
    }

    /// <summary>Writes an object whose values are JSON in the one spelling already.</summary>
    public static string WriteObject(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var line = new StringBuilder("{");
        foreach (var (name, value) in fields)
        {
            if (line.Length > 1)
            {
                line.Append(',');
            }

            AppendString(line, name);
            line.Append(':').Append(value);
        }

        return line.Append('}').ToString();
    }

    /// <summary>Reads an object's fields, values in the one spelling; of a repeated name the last value holds.</summary>
    public static bool TryReadObject(string json, out IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var read = new List<KeyValuePair<string, string>>();
        fields = read;
        try
        {
            var reader = new Utf8JsonReader(Encode(json), Strict);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                Set(read, ReadText(ref reader), ReadValue(ref reader));
            }

            return !reader.Read();
        }
        catch (JsonException)
        {
            // Expected: a person may have edited the line.
            return false;
        }
    }

    /// <summary>The text of a JSON string; null when it is none.</summary>
    public static string? ReadString(string json)
    {
        try
        {
            var reader = new Utf8JsonReader(Encode(json), Strict);
            return reader.Read() && reader.TokenType == JsonTokenType.String ? ReadText(ref reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The length of the JSON value that <paramref name="text"/> begins with and that
    /// nothing but a blank or a bracket follows, or -1.
    /// </summary>
    public static int ValueLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return -1;
        }

        int depth = 0;
        bool inString = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (inString)
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == '"')
                {
                    inString = false;
                    if (depth == 0)
                    {
                        return i + 1;
                    }
                }

                continue;
            }

            switch (c)
            {
                case '"':
                    inString = true;
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case ']' or '}' when depth == 0:
                    return i > 0 ? i : -1;
                case ']' or '}':
                    if (--depth == 0)
                    {
                        return i + 1;
                    }

                    break;
                case ' ' when depth == 0:
                    return i > 0 ? i : -1;
                default:
                    break;
            }
        }

        return -1;
    }

    internal static void AppendString(StringBuilder line, string text)
    {
        line.Append('"');
        int plain = 0;
        for (int i = NextUnusual(text, 0); i < text.Length; i = NextUnusual(text, i + 1))
        {
            char c = text[i];
            if (!MustEscape(text, i))
            {
                continue;
            }

            line.Append(text, plain, i - plain);
            plain = i + 1;
            _ = c switch
            {
                '"' => line.Append("\\\""),
                '\\' => line.Append("\\\\"),
                '\n' => line.Append("\\n"),
                '\r' => line.Append("\\r"),
                '\t' => line.Append("\\t"),
                _ => line.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        line.Append(text, plain, text.Length - plain).Append('"');
    }

    // Nearly all letters of nearly all texts can stand as they are: those are passed over many at once.
    private static int NextUnusual(string text, int from)
    {
        int found = text.AsSpan(from).IndexOfAnyExcept(Usual);
        return found < 0 ? text.Length : from + found;
    }

    private static bool MustEscape(string text, int at)
    {
        char c = text[at];
        if (c < 0x80)
        {
            return c is '"' or '\\' or < ' ' or '\x7f';
        }

        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            return CharUnicodeInfo.GetUnicodeCategory(text, at) == UnicodeCategory.Format;
        }

        if (char.IsLowSurrogate(c) && at > 0 && char.IsHighSurrogate(text[at - 1]))
        {
            return CharUnicodeInfo.GetUnicodeCategory(text, at - 1) == UnicodeCategory.Format;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
    }

    private static byte[] Encode(string json)
    {
        try
        {
            return StrictUtf8.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            throw new JsonException("lone surrogate", e);
        }
    }

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static void Set(List<KeyValuePair<string, string>> fields, string name, string value)
    {
        int at = 0;
        while (at < fields.Count && fields[at].Key != name)
        {
            at++;
        }

        if (at == fields.Count)
        {
            fields.Add(new(name, value));
        }
        else
        {
            fields[at] = new(name, value);
        }
    }

    private static string ReadValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        var line = new StringBuilder();
        AppendValue(line, ref reader);
        return line.ToString();
    }

    private static void AppendValue(StringBuilder line, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                AppendString(line, ReadText(ref reader));
                break;
            case JsonTokenType.StartObject:
                AppendObject(line, ref reader);
                break;
            case JsonTokenType.StartArray:
                AppendArray(line, ref reader);
                break;
            default:
                line.Append(Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan));
                break;
        }
    }

    private static void AppendObject(StringBuilder line, ref Utf8JsonReader reader)
    {
        line.Append('{');
        for (bool first = true; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; first = false)
        {
            if (!first)
            {
                line.Append(',');
            }

            AppendString(line, ReadText(ref reader));
            line.Append(':');
            reader.Read();
            AppendValue(line, ref reader);
        }

        line.Append('}');
    }

    private static void AppendArray(StringBuilder line, ref Utf8JsonReader reader)
    {
        line.Append('[');
        for (bool first = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first)
            {
                line.Append(',');
            }

            AppendValue(line, ref reader);
        }

        line.Append(']');
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException e)
        {
            // System.Text.Json says so of an escaped lone surrogate (seen with .NET 10).
            throw new JsonException("lone surrogate", e);
        }
    }
}
