using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// Changes one entry of a map in a settings file and leaves every other line as it stands: comments, other keys,
/// their order, line ends. Pure. Gives up where the outcome would read as anything but what is meant.
/// </summary>
internal static class SettingsEdit
{
    /// <summary>The file with an entry set.</summary>
    /// <param name="file">All of its bytes; none for a new file.</param>
    /// <param name="map">The map's key, at the margin.</param>
    /// <param name="key">The entry's key.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Null when it cannot be done.</returns>
    public static byte[]? Set(byte[] file, string map, string key, string value) => Apply(file, map, key, value);

    /// <summary>The file without an entry.</summary>
    /// <returns>Null when it cannot be done.</returns>
    public static byte[]? Remove(byte[] file, string map, string key) => Apply(file, map, key, value: null);

    private static byte[]? Apply(byte[] file, string map, string key, string? value)
    {
        if (!SettingsText.TryDecode(file, out string text))
        {
            return null;
        }

        string lineEnd = SettingsText.LineEndOf(text);
        var lines = SettingsText.Lines(text);
        if (!SettingsText.TryRead(text, out var before) || !TryParse(before.Field(map), out var entries))
        {
            return null;
        }

        int at = lines.FindLastIndex(line => PlainFrontMatter.TrySplit(line.TrimEnd('\r', '\n'), out string name, out _) && name == map);
        if (at < 0)
        {
            SettingsText.EndLastLine(lines, lineEnd);
            lines.Add($"{map}:{lineEnd}");
            at = lines.Count - 1;
        }
        else if (!TryOpenBlock(lines, at, map, entries, lineEnd))
        {
            return null;
        }

        SetEntry(lines, at, key, value, lineEnd);
        string after = string.Concat(lines);
        var meant = value is null ? entries.Without(key) : entries.With(key, value);
        return IsAsMeant(before, after, map, meant) ? Encoding.UTF8.GetBytes(after) : null;
    }

    // A key without a value is a map without entries.
    private static bool TryParse(FrontMatterField? map, out Facts entries)
    {
        entries = Facts.Empty;
        if (map is null or { Text: null, Items.Count: 0 })
        {
            return true;
        }

        bool isMap = Facts.TryParse(map.Text ?? "", out var read);
        entries = read ?? Facts.Empty;
        return isMap;
    }

    // A map in braces on the key's own line is written again as a block; what stands behind it as a comment stays.
    private static bool TryOpenBlock(List<string> lines, int at, string map, Facts entries, string lineEnd)
    {
        SettingsText.EndLastLine(lines, lineEnd);
        string rest = lines[at][(map.Length + 1)..].TrimEnd('\r', '\n');
        if (rest.Trim() is "" or ['#', ..])
        {
            return true;
        }

        bool goesOn = at + 1 < lines.Count && lines[at + 1] is [' ' or '\t' or '}', ..];
        if (goesOn)
        {
            return false;
        }

        lines[at] = $"{map}:{SettingsText.CommentOf(rest)}{lineEnd}";
        lines.InsertRange(at + 1, entries.Select(entry => $"  {JsonLine.Quote(entry.Key)}: {entry.Value}{lineEnd}"));
        return true;
    }

    private static void SetEntry(List<string> lines, int at, string key, string? value, string lineEnd)
    {
        int end = EndOfBlock(lines, at);
        int first = lines.FindIndex(at + 1, end - at - 1, line => !SettingsText.IsAside(line));
        string indent = first < 0 ? "  " : lines[first][..IndentOf(lines[first])];
        int entry = lines.FindIndex(at + 1, end - at - 1, line => IsEntry(line, indent, key));
        string comment = "";
        if (entry >= 0)
        {
            int entryEnd = EndOfEntry(lines, entry, end, indent.Length);
            string written = lines[entry].TrimEnd('\r', '\n');
            comment = entryEnd == entry + 1 ? SettingsText.CommentOf(written[(written.IndexOf(':', StringComparison.Ordinal) + 1)..]) : "";
            lines.RemoveRange(entry, entryEnd - entry);
        }

        if (value is not null)
        {
            lines.Insert(entry >= 0 ? entry : end, $"{indent}{key}: {JsonLine.Quote(value)}{comment}{lineEnd}");
        }
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;

    // Comments and blank lines behind the last entry are said of what follows.
    private static int EndOfBlock(List<string> lines, int at)
    {
        int end = at + 1;
        for (int next = end; next < lines.Count && (SettingsText.IsAside(lines[next]) || lines[next][0] is ' ' or '\t'); next++)
        {
            end = SettingsText.IsAside(lines[next]) ? end : next + 1;
        }

        return end;
    }

    private static bool IsEntry(string line, string indent, string key)
    {
        string rest = line[Math.Min(line.Length, indent.Length)..];
        return line.StartsWith(indent, StringComparison.Ordinal)
            && new[] { key, $"\"{key}\"", $"'{key}'" }.Any(name =>
                rest.StartsWith(name, StringComparison.Ordinal) && rest.AsSpan(name.Length).TrimStart(' ').StartsWith(":", StringComparison.Ordinal));
    }

    private static int EndOfEntry(List<string> lines, int entry, int end, int indent)
    {
        int next = entry + 1;
        while (next < end && !SettingsText.IsAside(lines[next]) && IndentOf(lines[next]) > indent)
        {
            next++;
        }

        return next;
    }

    private static bool IsAsMeant(FrontMatter before, string after, string map, Facts meant)
    {
        if (!SettingsText.TryRead(after, out var now) || !TryParse(now.Field(map), out var entries))
        {
            return false;
        }

        // The order of the entries says nothing.
        bool hasEntries = entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .SequenceEqual(meant.OrderBy(entry => entry.Key, StringComparer.Ordinal));
        var others = before.Fields.Where(field => field.Name != map).ToList();
        var othersNow = now.Fields.Where(field => field.Name != map).ToList();
        return hasEntries
            && others.Count == othersNow.Count
            && others.Zip(othersNow).All(pair => FrontMatterEdit.IsSame(pair.First, pair.Second));
    }
}
