using System.Buffers;

namespace MarkdownSessions.Grep;

/// <summary>Reads a file in blocks of whole lines; memory is bounded by the longest line that is read.</summary>
internal sealed class LineBlocks(Stream stream, int blockBytes = LineBlocks.BlockBytes, int longestLine = Format.LineReader.LongestLine) : IDisposable
{
    /// <summary>256 KiB: fits a core's cache with its letters.</summary>
    public const int BlockBytes = 256 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(blockBytes);
    private int start;
    private int end;
    private int blockEnd;
    private bool isAtEnd;

    /// <summary>The lines of the block, each with its LF but perhaps the last one.</summary>
    public ReadOnlySpan<byte> Lines => buffer.AsSpan(start, blockEnd - start);

    /// <summary>The last line of the block was longer than a line is read; its rest was passed over.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Goes to the next block; false at the end.</summary>
    public bool Next()
    {
        start = blockEnd;
        IsCut = false;
        while (true)
        {
            int feed = buffer.AsSpan(start, end - start).LastIndexOf((byte)'\n');
            if (feed >= 0)
            {
                blockEnd = start + feed + 1;
                return true;
            }

            if (end - start > longestLine)
            {
                Cut();
                return true;
            }

            if (isAtEnd)
            {
                blockEnd = end;
                return end > start;
            }

            Fill();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        MakeRoom(end == buffer.Length ? 2 * end : end);
        int read = stream.Read(buffer, end, buffer.Length - end);
        isAtEnd = read == 0;
        end += read;
    }

    // There is no line end in what was read. What stands behind the next one is kept; the line's rest is not.
    private void Cut()
    {
        IsCut = true;
        end = blockEnd = start + longestLine;
        byte[] rest = ArrayPool<byte>.Shared.Rent(BlockBytes);
        int length = 0;
        int feed = -1;
        while (feed < 0 && !isAtEnd)
        {
            length = stream.Read(rest, 0, rest.Length);
            isAtEnd = length == 0;
            feed = rest.AsSpan(0, length).IndexOf((byte)'\n');
        }

        if (feed >= 0)
        {
            // With its LF, so that lines are counted as they are.
            MakeRoom(end + length - feed);
            rest.AsSpan(feed, length - feed).CopyTo(buffer.AsSpan(end));
            end += length - feed;
            blockEnd++;
        }

        ArrayPool<byte>.Shared.Return(rest);
    }

    private void MakeRoom(int bytes)
    {
        if (bytes <= buffer.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(bytes);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
