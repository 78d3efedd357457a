using System.Text;

namespace MarkdownSessions.Format;

/// <summary>
/// Changes one key with a plain value, at the margin of a settings file, and leaves every other line as it stands:
/// comments, other keys, their order, line ends. Pure. Gives up where the outcome would read as anything but what is meant.
/// </summary>
internal static class SettingsValueEdit
{
    /// <summary>The file with a key set; a new one stands below all others.</summary>
    /// <param name="file">All of its bytes; none for a new file.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value, on one line.</param>
    /// <returns>Null when it cannot be done.</returns>
    public static byte[]? Set(byte[] file, string key, string value) => Apply(file, key, value);

    /// <summary>The file without a key; as it is when it lacks it.</summary>
    /// <returns>Null when it cannot be done.</returns>
    public static byte[]? Remove(byte[] file, string key) => Apply(file, key, value: null);

    private static byte[]? Apply(byte[] file, string key, string? value)
    {
        if (!SettingsText.TryDecode(file, out string text) || !SettingsText.TryRead(text, out var before))
        {
            return null;
        }

        string lineEnd = SettingsText.LineEndOf(text);
        var lines = SettingsText.Lines(text);
        int at = lines.FindLastIndex(line => PlainFrontMatter.TrySplit(line.TrimEnd('\r', '\n'), out string name, out _) && name == key);
        SettingsText.EndLastLine(lines, lineEnd);
        string comment = at < 0 ? "" : Take(lines, at);
        if (value is not null)
        {
            string line = FrontMatterWriter.Line(new(key, value, []));
            lines.Insert(at < 0 ? lines.Count : at, $"{line}{comment}{lineEnd}");
        }

        string after = string.Concat(lines);
        return IsAsMeant(before, after, key, value) ? Encoding.UTF8.GetBytes(after) : null;
    }

    // Takes the lines of a value away and gives the comment behind it.
    private static string Take(List<string> lines, int at)
    {
        int end = EndOfValue(lines, at);
        string line = lines[at].TrimEnd('\r', '\n');
        string comment = end == at + 1 ? SettingsText.CommentOf(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]) : "";
        lines.RemoveRange(at, end - at);
        return comment;
    }

    // A value goes on in lines that are indented, in items of a list, and where a bracket is closed. Comments and blank
    // lines behind it are said of what follows.
    private static int EndOfValue(List<string> lines, int at)
    {
        int end = at + 1;
        for (int next = end; next < lines.Count && (SettingsText.IsAside(lines[next]) || lines[next][0] is ' ' or '\t' or '-' or ']' or '}'); next++)
        {
            end = SettingsText.IsAside(lines[next]) ? end : next + 1;
        }

        return end;
    }

    private static bool IsAsMeant(FrontMatter before, string after, string key, string? value)
    {
        if (!SettingsText.TryRead(after, out var now) || now.Field(key) is null != value is null || now.Text(key) != value)
        {
            return false;
        }

        var others = before.Fields.Where(field => field.Name != key).ToList();
        var othersNow = now.Fields.Where(field => field.Name != key).ToList();
        return others.Count == othersNow.Count && others.Zip(othersNow).All(pair => FrontMatterEdit.IsSame(pair.First, pair.Second));
    }
}
