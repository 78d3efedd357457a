using System.Text;

namespace MarkdownSessions.Format;

/// <summary>
/// Changes fields in the front matter of a segment and leaves every other byte as it stands: other keys, their order,
/// comments, line ends, the log (docs/format.md, "Heads that change"). Pure.
/// </summary>
internal static class FrontMatterEdit
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The segment with changed fields.</summary>
    /// <param name="segment">All of its bytes.</param>
    /// <param name="changes">The fields as they shall be; one that is missing is added below the others.</param>
    /// <returns>Null when it cannot be done so that all else reads as before: no front matter, none that is YAML.</returns>
    public static byte[]? Apply(ReadOnlySpan<byte> segment, IReadOnlyList<FrontMatterField> changes)
    {
        if (!TryFind(segment, out int start, out int end))
        {
            return null;
        }

        string lineEnd = segment[start - 2] == '\r' ? "\r\n" : "\n";
        var lines = Lines(segment[start..end]);
        var before = Read(lines, out bool wasWhole);
        foreach (var change in changes)
        {
            Set(lines, change, before.Field(change.Name), lineEnd);
        }

        var after = Read(lines, out bool isWhole);
        int length = lines.Sum(line => line.Length);
        bool isDone = wasWhole && isWhole && length <= FrontMatter.MaxBytes && IsAsMeant(before, after, changes);
        return isDone ? [.. segment[..start], .. lines.SelectMany(line => line), .. segment[end..]] : null;
    }

    // The stretch between the dashes, as FrontMatterBlock finds it.
    private static bool TryFind(ReadOnlySpan<byte> segment, out int start, out int end)
    {
        int mark = segment.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        start = end = mark + LineLength(segment[mark..]);
        if (!IsDashes(segment[mark..start]))
        {
            return false;
        }

        while (end < segment.Length && end - start <= FrontMatter.MaxBytes)
        {
            var line = segment.Slice(end, LineLength(segment[end..]));
            if (IsDashes(line))
            {
                return true;
            }

            end += line.Length;
        }

        return false;
    }

    private static int LineLength(ReadOnlySpan<byte> rest)
    {
        int feed = rest.IndexOf((byte)'\n');
        return feed < 0 ? rest.Length : feed + 1;
    }

    private static bool IsDashes(ReadOnlySpan<byte> line) => line.EndsWith("\n"u8) && line.TrimEnd(" \r\n"u8).SequenceEqual("---"u8);

    private static List<byte[]> Lines(ReadOnlySpan<byte> yaml)
    {
        var lines = new List<byte[]>();
        while (!yaml.IsEmpty)
        {
            int length = LineLength(yaml);
            lines.Add(yaml[..length].ToArray());
            yaml = yaml[length..];
        }

        return lines;
    }

    private static FrontMatter Read(List<byte[]> lines, out bool isWhole)
    {
        var issues = new List<ParseIssue>();
        bool hasHeading = lines.Exists(line => HeadingLine.TryRead(line.AsSpan().TrimEnd("\r\n"u8), out _, out _));
        string yaml = string.Concat(lines.Select(Encoding.UTF8.GetString)).Replace("\r\n", "\n", StringComparison.Ordinal);
        var front = FrontMatter.Read(yaml, firstLine: 1, issues);
        isWhole = issues.TrueForAll(IsRepeatedKey) && !hasHeading;
        return front;
    }

    // Of a repeated key the last one holds.
    private static void Set(List<byte[]> lines, FrontMatterField change, FrontMatterField? known, string lineEnd)
    {
        string line = FrontMatterWriter.Line(change);
        int at = lines.FindLastIndex(found => KeyOf(found) == change.Name);
        if (at < 0)
        {
            lines.Add(Encoding.UTF8.GetBytes(line + lineEnd));
            return;
        }

        int end = EndOf(lines, at);
        string comment = end == at + 1 && known is not null ? CommentOf(lines[at], known) : "";
        lines.RemoveRange(at, end - at);
        lines.Insert(at, Encoding.UTF8.GetBytes(line + comment + lineEnd));
    }

    private static string? KeyOf(byte[] line) =>
        PlainFrontMatter.TrySplit(Encoding.UTF8.GetString(line).TrimEnd('\r', '\n'), out string name, out _) ? name : null;

    // A value goes on in lines that are indented, in items of a list, and where a bracket is closed.
    private static int EndOf(List<byte[]> lines, int at)
    {
        int end = at + 1;
        for (int next = end; next < lines.Count; next++)
        {
            var line = lines[next].AsSpan().TrimEnd("\r\n"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] is not ((byte)' ' or (byte)'\t' or (byte)'-' or (byte)']' or (byte)'}'))
            {
                break;
            }

            end = next + 1;
        }

        return end;
    }

    // What can be taken away at the end of the line, from a '#' on, without changing the value.
    private static string CommentOf(byte[] line, FrontMatterField known)
    {
        string text = Encoding.UTF8.GetString(line).TrimEnd('\r', '\n');
        for (int at = text.IndexOf(" #", StringComparison.Ordinal); at > 0; at = text.IndexOf(" #", at + 1, StringComparison.Ordinal))
        {
            var issues = new List<ParseIssue>();
            bool isSame = FrontMatter.Read(text[..at] + "\n", firstLine: 1, issues).Field(known.Name) is { } shorter && IsSame(shorter, known);
            if (isSame && issues.TrueForAll(IsRepeatedKey))
            {
                return text[at..];
            }
        }

        return "";
    }

    private static bool IsAsMeant(FrontMatter before, FrontMatter after, IReadOnlyList<FrontMatterField> changes)
    {
        var others = before.Fields.Where(field => !IsChanged(field)).ToList();
        var othersNow = after.Fields.Where(field => !IsChanged(field)).ToList();
        return others.Count == othersNow.Count
            && others.Zip(othersNow).All(pair => IsSame(pair.First, pair.Second))
            && changes.All(change => after.Field(change.Name) is { } now && IsSame(now, change));

        bool IsChanged(FrontMatterField field) => changes.Any(change => change.Name == field.Name);
    }

    /// <summary>Whether two fields say the same.</summary>
    public static bool IsSame(FrontMatterField left, FrontMatterField right) =>
        left.Name == right.Name && left.Text == right.Text && left.Items.SequenceEqual(right.Items, StringComparer.Ordinal);

    // Of a repeated key the last one holds, for an edit as for a reader.
    private static bool IsRepeatedKey(ParseIssue issue) => issue.Kind is ParseIssueKind.RepeatedKey;
}
