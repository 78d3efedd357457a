using System.Diagnostics.CodeAnalysis;
using MarkdownSessions.Format;

namespace MarkdownSessions.Storage;

/// <summary>Finds headings with an opening mark in a piece of a segment, without reading what stands above it.</summary>
internal static class OpeningLines
{
    private static ReadOnlySpan<byte> Start => "\n## "u8;

    /// <summary>The offset of the last one; null when the piece holds none.</summary>
    public static long? Last(byte[] bytes, long offset)
    {
        int end = bytes.Length;
        return TryFindBack(bytes, offset, ref end, out var found) ? found.Offset : null;
    }

    /// <summary>All of them, newest first.</summary>
    /// <param name="bytes">The piece.</param>
    /// <param name="offset">Where it begins in the segment.</param>
    /// <param name="end">Where in the segment the line feed above a heading may stand no more.</param>
    public static IReadOnlyList<OpenedHeading> From(ReadOnlySpan<byte> bytes, long offset, long end)
    {
        var found = new List<OpenedHeading>();
        int at = (int)Math.Min(bytes.Length, end - offset + Start.Length - 1);
        while (TryFindBack(bytes, offset, ref at, out var heading))
        {
            found.Add(heading);
        }

        return found;
    }

    private static bool TryFindBack(ReadOnlySpan<byte> bytes, long offset, ref int end, [NotNullWhen(true)] out OpenedHeading? found)
    {
        while (bytes[..end].LastIndexOf(Start) is >= 0 and var at)
        {
            end = at;
            var line = bytes[(at + 1)..];
            int feed = line.IndexOf((byte)'\n');
            line = feed < 0 ? line : line[..feed].TrimEnd((byte)'\r');
            if (HeadingLine.TryRead(line, out _, out var id) && id is { } opened)
            {
                found = new(offset + at + 1, opened);
                return true;
            }
        }

        found = null;
        return false;
    }
}
