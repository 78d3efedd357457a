using MarkdownSessions.Format;

namespace MarkdownSessions.Storage;

/// <summary>Finds headings with an opening mark in a piece of a segment, without reading what stands above it.</summary>
internal static class OpeningLines
{
    private static ReadOnlySpan<byte> Start => "\n## "u8;

    /// <summary>The offset of the last one; null when the piece holds none.</summary>
    public static long? Last(byte[] bytes, long offset)
    {
        var found = From(bytes, offset, most: 1);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The offsets of the last ones, newest first.</summary>
    /// <param name="bytes">The piece.</param>
    /// <param name="offset">Where it begins in the segment.</param>
    /// <param name="most">How many to look for.</param>
    public static IReadOnlyList<long> From(byte[] bytes, long offset, int most)
    {
        var found = new List<long>();
        int end = bytes.Length;
        while (found.Count < most)
        {
            int at = bytes.AsSpan(0, end).LastIndexOf(Start);
            if (at < 0)
            {
                break;
            }

            var line = bytes.AsSpan(at + 1);
            int feed = line.IndexOf((byte)'\n');
            line = feed < 0 ? line : line[..feed].TrimEnd((byte)'\r');
            if (HeadingLine.TryRead(line, out _, out var id) && id is not null)
            {
                found.Add(offset + at + 1);
            }

            end = at;
        }

        return found;
    }
}
