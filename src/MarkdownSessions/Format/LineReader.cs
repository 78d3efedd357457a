namespace MarkdownSessions.Format;

/// <summary>
/// Splits a stream into lines. Only LF ends a line; a CR before it belongs to the line end
/// (docs/format.md, "Bytes"). Memory is bounded by the longest line that is read.
/// </summary>
internal sealed class LineReader(Stream stream, int firstNumber, long firstOffset, int longestLine = LineReader.LongestLine)
{
    /// <summary>16 MiB: what is longer is no log that anybody reads; its rest is passed over.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private const int BufferBytes = 64 * 1024;

    // Not cleared: a vault of small sessions would otherwise spend more time on clearing buffers than on lines.
    private readonly byte[] buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
    private readonly ByteBuffer begun = new();
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
        if (WholeLine() is { } whole)
        {
            return whole;
        }

        begun.Clear();
        bool cut = false;
        while (start < end || Fill())
        {
            int feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            cut |= Take(feed < 0 ? end - start : feed);
            if (feed >= 0)
            {
                Skip(1);
                return Line(lineOffset, hasLineFeed: true, cut);
            }
        }

        return offset == lineOffset ? null : Line(lineOffset, hasLineFeed: false, cut);
    }

    // Nearly every line lies whole in the buffer: then it is copied once.
    private SegmentLine? WholeLine()
    {
        var rest = buffer.AsSpan(start, end - start);
        int feed = rest.IndexOf((byte)'\n');
        if (feed < 0 || feed > longestLine)
        {
            return null;
        }

        long lineOffset = offset;
        Skip(feed + 1);
        var line = rest[..feed];
        return new((line.EndsWith("\r"u8) ? line[..^1] : line).ToArray(), number++, lineOffset, HasLineFeed: true, IsCut: false);
    }

    // Whether there was more than fits: the line's first bytes are kept, never bytes from behind a hole.
    private bool Take(int bytes)
    {
        int fitting = Math.Min(bytes, longestLine - begun.Length);
        begun.Add(buffer.AsSpan(start, fitting));
        Skip(bytes);
        return fitting < bytes;
    }

    private SegmentLine Line(long lineOffset, bool hasLineFeed, bool cut)
    {
        var bytes = begun.Written;
        bool endsInReturn = hasLineFeed && !cut && bytes.EndsWith("\r"u8);
        return new((endsInReturn ? bytes[..^1] : bytes).ToArray(), number++, lineOffset, hasLineFeed, cut);
    }

    private void Skip(int bytes)
    {
        start += bytes;
        offset += bytes;
    }

    private bool Fill()
    {
        start = 0;
        end = stream.Read(buffer);
        return end > 0;
    }
}
