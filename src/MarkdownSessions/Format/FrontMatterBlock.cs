using System.Text;
using System.Text.Unicode;

namespace MarkdownSessions.Format;

/// <summary>Finds the front matter at the start of a segment.</summary>
internal static class FrontMatterBlock
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Takes the front matter from the lines; gives all back when there is none.</summary>
    public static FrontMatter Read(PushedBackLines lines, ICollection<ParseIssue> issues)
    {
        if (lines.Next() is not { } first)
        {
            return FrontMatter.Empty;
        }

        if (first.Bytes.AsSpan().StartsWith(ByteOrderMark))
        {
            first = first with { Bytes = first.Bytes[ByteOrderMark.Length..] };
        }

        var taken = new List<SegmentLine> { first };
        if (!IsDashes(first))
        {
            lines.PushBack(taken);
            return FrontMatter.Empty;
        }

        var yaml = new StringBuilder();
        int bytes = 0;
        while (lines.Next() is { } line)
        {
            if (IsDashes(line))
            {
                return FrontMatter.Read(yaml.ToString(), first.Number + 1, issues);
            }

            taken.Add(line);
            bytes += line.Bytes.Length + 1;
            bool headingCameFirst = HeadingLine.TryRead(line.Bytes, out _, out _);
            if (bytes > FrontMatter.MaxBytes || headingCameFirst)
            {
                break;
            }

            TellIfUnreadable(line, "front matter", issues);
            yaml.Append(Encoding.UTF8.GetString(line.Bytes)).Append('\n');
        }

        return ReadUnclosed(lines, taken, issues);
    }

    /// <summary>Reports a line that has bytes which are no text; they are shown as U+FFFD.</summary>
    public static void TellIfUnreadable(SegmentLine line, string what, ICollection<ParseIssue> issues)
    {
        if (!Utf8.IsValid(line.Bytes))
        {
            issues.Add(new(ParseIssueKind.NotUtf8, line.Number, $"{what} holds bytes that are no UTF-8; U+FFFD stands for them"));
        }
    }

    /// <summary>How many bytes at the top of a segment are no log: the front matter, or what is left of one; 0 for none.</summary>
    /// <param name="top">The first bytes, all that a front matter may take.</param>
    public static int LengthIn(ReadOnlySpan<byte> top)
    {
        int at = top.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (!IsDashesAt(top, at, out int next))
        {
            return at;
        }

        int first = next;
        for (at = first; at < top.Length && at - first <= FrontMatter.MaxBytes; at = next)
        {
            if (IsDashesAt(top, at, out next))
            {
                return next;
            }

            if (HeadingLine.TryRead(LineAt(top, at, out _), out _, out _))
            {
                break;
            }
        }

        // Unclosed: the lines that are read as fields.
        for (at = first; at < top.Length && PlainFrontMatter.TrySplit(Encoding.UTF8.GetString(LineAt(top, at, out next)), out _, out _); at = next)
        {
        }

        return at;
    }

    private static bool IsDashesAt(ReadOnlySpan<byte> top, int at, out int next) =>
        LineAt(top, at, out next).TrimEnd((byte)' ').SequenceEqual("---"u8);

    private static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> top, int at, out int next)
    {
        int feed = top[at..].IndexOf((byte)'\n');
        next = feed < 0 ? top.Length : at + feed + 1;
        return top[at..next].TrimEnd("\r\n"u8);
    }

    // Somebody deleted the closing dashes. What reads as `key: value` still holds; the rest is text.
    private static FrontMatter ReadUnclosed(PushedBackLines lines, List<SegmentLine> taken, ICollection<ParseIssue> issues)
    {
        issues.Add(new(ParseIssueKind.FrontMatter, taken[0].Number, "front matter has no end; its lines 'key: value' are read, the rest is text"));
        var fields = new StringBuilder();
        int at = 1;
        while (at < taken.Count
            && PlainFrontMatter.TrySplit(Encoding.UTF8.GetString(taken[at].Bytes), out _, out _))
        {
            fields.Append(Encoding.UTF8.GetString(taken[at].Bytes)).Append('\n');
            at++;
        }

        lines.PushBack(taken[at..]);
        return new(PlainFrontMatter.ReadAnyhow(fields.ToString()));
    }

    private static bool IsDashes(SegmentLine line) =>
        line.Bytes.AsSpan().TrimEnd((byte)' ').SequenceEqual("---"u8);
}
