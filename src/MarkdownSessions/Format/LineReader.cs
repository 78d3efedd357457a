using System.Buffers;

namespace MarkdownSessions.Format;

/// <summary>
/// Splits a stream into lines. Only LF ends a line; a CR before it belongs to the line end
/// (docs/format.md, "Bytes"). Memory is bounded by the longest line that is read.
/// </summary>
internal sealed class LineReader(Stream stream, int firstNumber, long firstOffset, int longestLine = LineReader.LongestLine)
{
    /// <summary>16 MiB: what is longer is no log that anybody reads; its rest is passed over.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> begun = new(256);
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

    // Whether there was more than fits: the line's first bytes are kept, never bytes from behind a hole.
    private bool Take(int bytes)
    {
        int fitting = Math.Min(bytes, longestLine - begun.WrittenCount);
        begun.Write(buffer.AsSpan(start, fitting));
        Skip(bytes);
        return fitting < bytes;
    }

    private SegmentLine Line(long lineOffset, bool hasLineFeed, bool cut)
    {
        var bytes = begun.WrittenSpan;
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
