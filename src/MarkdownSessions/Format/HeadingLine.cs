using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>The lines that part a segment into entries: headings, footers, seals.</summary>
internal static class HeadingLine
{
    /// <summary>Closes what a writer that died left open.</summary>
    public const string Seal = "<!-- cru torn -->";

    /// <summary>Headings are short: a time of up to 35 letters and an id of up to 128. In bytes.</summary>
    public const int LongestHeading = 512;

    /// <summary>Reads <c>## time</c>, alone or with an opening mark.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out Timestamp time, out EntryId? id)
    {
        time = default;
        id = null;
        if (line.Length is < 23 or > LongestHeading || !line.StartsWith("## "u8) || !char.IsAsciiDigit((char)line[3]))
        {
            return false;
        }

        string text = Encoding.UTF8.GetString(line[3..]);
        int length = Timestamp.ShapeLength(text);
        if (length < 0 || !Timestamp.TryParse(text.AsSpan(0, length), out time))
        {
            return false;
        }

        return length == text.Length || TryReadOpening(text.AsSpan(length), out id);
    }

    /// <summary>Reads a footer.</summary>
    public static bool TryReadFooter(ReadOnlySpan<byte> line, out EntryId id, out Facts facts)
    {
        id = default;
        facts = Facts.Empty;
        if (!line.StartsWith("<!-- cru end "u8))
        {
            return false;
        }

        string text = Encoding.UTF8.GetString(line["<!-- cru end ".Length..]);
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0 || !EntryId.TryParse(text.AsSpan(0, blank), out id)
            || !Directive.TryRead(text.AsSpan(blank + 1), "", out var read))
        {
            return false;
        }

        facts = read;
        return true;
    }

    private static bool TryReadOpening(ReadOnlySpan<char> rest, out EntryId? id)
    {
        id = null;
        const string start = " " + Mark.Directive;
        if (!rest.StartsWith(start, StringComparison.Ordinal) || !rest.EndsWith(Directive.End, StringComparison.Ordinal)
            || rest.Length <= start.Length + Directive.End.Length
            || !EntryId.TryParse(rest[start.Length..^Directive.End.Length], out var read))
        {
            return false;
        }

        id = read;
        return true;
    }
}
