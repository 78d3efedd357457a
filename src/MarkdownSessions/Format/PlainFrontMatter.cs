using System.Buffers;

namespace MarkdownSessions.Format;

/// <summary>
/// Front matter read by lines of <c>key: value</c>: fast for what programs write, and the way out
/// for what YAML cannot read. Gives up rather than read a value in another way than YAML would.
/// </summary>
internal static class PlainFrontMatter
{
    private static readonly SearchValues<char> KeyLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    // YAML 1.1, which YamlDotNet reads, ends lines at these too; and it drops a byte order mark.
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\u2028\u2029\ufeff");

    /// <summary>Reads the fields; false when a line needs YAML.</summary>
    public static bool TryRead(string yaml, out List<FrontMatterField> fields)
    {
        fields = [];
        foreach (string line in Lines(yaml))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (!TrySplit(line, out string name, out string value) || !TryReadValue(name, value, out var field))
            {
                return false;
            }

            fields.Add(field);
        }

        return true;
    }

    /// <summary>Reads what looks like <c>key: rest</c> and passes over the other lines.</summary>
    public static List<FrontMatterField> ReadAnyhow(string yaml)
    {
        var fields = new List<FrontMatterField>();
        foreach (string line in Lines(yaml))
        {
            if (!TrySplit(line, out string name, out string value))
            {
                continue;
            }

            fields.Add(TryReadValue(name, value, out var field)
                ? field
                : new(name, value.Trim().Trim('"', '\''), []));
        }

        return fields;
    }

    /// <summary>The link in a line such as <c>continued_from: [[a.md]]</c>, which YAML would read as a list in a list.</summary>
    public static bool TryReadLink(string value, out string link)
    {
        link = value.Trim();
        if (link.Length > 1 && link[0] is '"' or '\'' && link[^1] == link[0])
        {
            // What is escaped inside of quotes is YAML's to read.
            char escape = link[0] == '"' ? '\\' : '\'';
            link = link[1..^1];
            if (link.Contains(escape, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return link.StartsWith("[[", StringComparison.Ordinal) && link.EndsWith("]]", StringComparison.Ordinal)
            && link.Length > 4 && !link.AsSpan(2, link.Length - 4).ContainsAny("[]\"") && IsPrintable(link);
    }

    /// <summary>Splits <c>key: value</c>; the key is one word at the margin.</summary>
    public static bool TrySplit(string line, out string name, out string value)
    {
        name = value = "";
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || (colon + 1 < line.Length && line[colon + 1] is not (' ' or '\t')))
        {
            return false;
        }

        name = line[..colon];
        value = line[(colon + 1)..].Trim(' ', '\t');
        return IsKey(name);
    }

    /// <summary>Whether a name is a key as programs write it, without quotes.</summary>
    public static bool IsKey(string name) => name.Length > 0 && name.AsSpan().IndexOfAnyExcept(KeyLetters) < 0;

    private static IEnumerable<string> Lines(string yaml) => yaml.Split('\n').Select(line => line.TrimEnd('\r'));

    private static bool TryReadValue(string name, string value, out FrontMatterField field)
    {
        field = new(name, value, []);
        if (IsNull(value))
        {
            field = new(name, Text: null, []);
            return true;
        }

        if (TryReadLink(value, out string link))
        {
            field = new(name, link, []);
            return true;
        }

        if (value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0])
        {
            field = new(name, value[1..^1], []);
            return IsPrintable(value) && !value.AsSpan(1, value.Length - 2).ContainsAny("\"'\\");
        }

        if (value.StartsWith('[') && value.EndsWith(']'))
        {
            var items = value[1..^1].Split(',').Select(item => item.Trim(' ')).ToList();
            field = new(name, Text: null, items is [""] ? [] : items);
            return items is [""] || items.All(IsPlain);
        }

        return IsPlain(value);
    }

    // A plain scalar that YAML reads as the same text. "key:" alone may open a block below it.
    private static bool IsPlain(string value) =>
        value.Length > 0
        && (char.IsLetterOrDigit(value[0]) || value[0] is '_' or '/' or '.' or '~' or '(' or '<' or '$')
        && !IsNull(value)
        && !value.Contains(": ", StringComparison.Ordinal)
        && !value.Contains(" #", StringComparison.Ordinal)
        && !value.EndsWith(':')
        && !value.AsSpan().ContainsAny("[]{}")
        && IsPrintable(value);

    private static bool IsPrintable(ReadOnlySpan<char> value) =>
        !value.ContainsAny(LineEnds)
        && !value.ContainsAnyInRange('\0', '\x1f')
        && !value.ContainsAnyInRange('\x7f', '\x9f');

    private static bool IsNull(string value) => value is "null" or "Null" or "NULL" or "~";
}
