using MarkdownSessions.Format;

namespace MarkdownSessions.Storage;

/// <summary>
/// Finds what must be written before the next entry: a seal below what a writer that died left,
/// or the line feeds that a person left out. Reads from the end, not the file.
/// </summary>
internal static class TailInspector
{
    private const int FirstWindow = 64 * 1024;

    /// <summary>The bytes to put in front of the next entry.</summary>
    /// <param name="read">Reads up to a count of bytes from an offset on.</param>
    /// <param name="length">Bytes in the file.</param>
    public static byte[] Lead(Func<long, int, byte[]> read, long length)
    {
        if (length == 0)
        {
            return [];
        }

        var (bytes, offset) = FromLastOpening(read, length);
        var start = offset == 0 ? SegmentStart.Top : new SegmentStart(offset, 1, default);
        var reader = SegmentReader.Read(new MemoryStream(bytes), start, []);
        foreach (var _ in reader.Entries())
        {
            // Only how it ends is of interest.
        }

        int feeds = bytes.Length - bytes.AsSpan().TrimEnd((byte)'\n').Length;
        byte[] missing = [.. Enumerable.Repeat((byte)'\n', Math.Max(0, 2 - feeds))];
        return reader.Tail is SegmentTail.Torn ? [.. missing, .. "<!-- cru torn -->\n\n"u8] : missing;
    }

    // A heading with an opening mark ends whatever stands above it: reading may begin there.
    private static (byte[] Bytes, long Offset) FromLastOpening(Func<long, int, byte[]> read, long length)
    {
        for (long window = FirstWindow; ; window *= 4)
        {
            long from = Math.Max(0, length - window);
            byte[] bytes = read(from, (int)(length - from));
            if (OpeningLines.Last(bytes, from) is { } at)
            {
                return (bytes[(int)(at - from)..], at);
            }

            if (from == 0)
            {
                return (bytes, 0);
            }
        }
    }
}
