using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>Writes the head of a new segment: front matter, title line, note (docs/format.md, "Front matter").</summary>
public static class FrontMatterWriter
{
    /// <summary>The bytes from the first dashes to the blank line above the first entry.</summary>
    /// <param name="fields">The fields in order; a null text is written as <c>null</c>.</param>
    /// <param name="title">The line <c># …</c>; null or empty for none.</param>
    /// <param name="note">The words of the italic line below it; null or empty for none.</param>
    public static byte[] Write(IEnumerable<FrontMatterField> fields, string? title, string? note = null)
    {
        var head = new StringBuilder("---\n");
        foreach (var field in fields)
        {
            head.Append(Line(field)).Append('\n');
        }

        head.Append("---\n\n");
        if (OneLine(title) is { Length: > 0 } line)
        {
            head.Append("# ").Append(line).Append("\n\n");
        }

        if (OneLine(note) is { Length: > 0 } italic)
        {
            head.Append('*').Append(italic).Append("*\n\n");
        }

        return Encoding.UTF8.GetBytes(head.ToString());
    }

    /// <summary>A title on one line: controls and line ends become blanks, runs of blanks one.</summary>
    public static string OneLine(string? text)
    {
        if (text is null)
        {
            return "";
        }

        var words = string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }

    /// <summary>A field as it is written, without a line end.</summary>
    internal static string Line(FrontMatterField field) =>
        $"{(PlainFrontMatter.IsKey(field.Name) ? field.Name : JsonLine.Quote(field.Name))}: {Value(field)}";

    private static string Value(FrontMatterField field)
    {
        if (field.Items.Count > 0)
        {
            return $"[{string.Join(", ", field.Items.Select(Scalar))}]";
        }

        // A map is JSON on one line already, and JSON is YAML as a rule; anything else is a text.
        return field.Text switch
        {
            null => "null",
            ['{', ..] map when IsReadAsItself(map) => map,
            var text => Scalar(text),
        };
    }

    // YAML has limits that JSON has not: how deep, how many nodes, how long a key.
    private static bool IsReadAsItself(string map)
    {
        var issues = new List<ParseIssue>();
        return FrontMatter.Read($"map: {map}\n", firstLine: 1, issues) is { Fields: [{ } field] }
            && field.Text == map && issues.Count == 0 && JsonLine.TryNormalize(map) == map;
    }

    private static string Scalar(string text) => IsPlain(text) ? text : JsonLine.Quote(text);

    // Plain only where every YAML reader takes it as the same text, a date included.
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !(char.IsAsciiLetter(text[0]) || text[0] is '/' || Timestamp.TryParse(text, out _) || IsWholeNumber(text)))
        {
            return false;
        }

        bool isWord = text.ToUpperInvariant() is "NULL" or "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N";
        bool isSafe = text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '.' or '/' or ':' or '-' or '+' or '(' or ')' or '@')
            || text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '.' or '-' or '/');
        return isSafe && !isWord
            && !text.Contains(": ", StringComparison.Ordinal)
            && !text.EndsWith(':') && !text.EndsWith(' ');
    }

    private static bool IsWholeNumber(string text) =>
        text.Length < 10 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');
}
