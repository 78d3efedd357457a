namespace MarkdownSessions.Format;

/// <summary>
/// Splits a stream into lines. Only LF ends a line; a CR before it belongs to the line end
/// (docs/format.md, "Bytes"). Memory is bounded by the longest line that is read.
/// </summary>
internal sealed class LineReader(Stream stream, int firstNumber, long firstOffset)
{
    /// <summary>16 MiB: what is longer is no log that anybody reads; its rest is passed over.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private readonly byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private long offset = firstOffset;
    private int number = firstNumber;

    /// <summary>The lines, in order.</summary>
    public IEnumerable<SegmentLine> Lines()
    {
        while (ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private SegmentLine? ReadLine()
    {
        long lineOffset = offset;
        byte[]? begun = null;
        bool cut = false;
        while (true)
        {
            if (start == end && !Fill())
            {
                return begun is null ? null : new(begun, number++, lineOffset, HasLineFeed: false, cut);
            }

            int feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            int take = feed < 0 ? end - start : feed;
            bool fits = (begun?.Length ?? 0) + (long)take <= LongestLine;
            begun = fits ? Join(begun, buffer.AsSpan(start, take)) : begun ?? [];
            cut |= !fits;
            int used = feed < 0 ? take : take + 1;
            start += used;
            offset += used;
            if (feed >= 0)
            {
                var bytes = begun is [.., (byte)'\r'] ? begun[..^1] : begun;
                return new(bytes, number++, lineOffset, HasLineFeed: true, cut);
            }
        }
    }

    private static byte[] Join(byte[]? begun, ReadOnlySpan<byte> more) =>
        begun is null ? more.ToArray() : [.. begun, .. more];

    private bool Fill()
    {
        start = 0;
        end = stream.Read(buffer);
        return end > 0;
    }
}
