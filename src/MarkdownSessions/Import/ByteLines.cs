namespace MarkdownSessions.Import;

/// <summary>
/// Cuts a stream into lines of bytes. Holds one line at a time; of a line over the limit it holds
/// nothing and says so.
/// </summary>
internal sealed class ByteLines
{
    private const int FirstBuffer = 128 * 1024;

    // A buffer that one huge line blew up is given back once ordinary lines follow.
    private const int KeptBuffer = 16 * 1024 * 1024;

    private readonly Stream stream;
    private readonly int maxBytes;
    private byte[] buffer = new byte[FirstBuffer];
    private int start;
    private int end;
    private bool exhausted;

    /// <summary>Reads from where <paramref name="stream"/> stands.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="maxBytes">The longest line that is held, in bytes without its LF.</param>
    public ByteLines(Stream stream, int maxBytes)
    {
        this.stream = stream;
        this.maxBytes = maxBytes;
    }

    /// <summary>The line without its LF; empty when <see cref="IsTooLong"/>. Good until the next <see cref="Next"/>.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The line's number, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Where the line begins, in bytes from where the stream stood.</summary>
    public long Offset { get; private set; }

    /// <summary>How many bytes the line has, its LF among them.</summary>
    public long Bytes { get; private set; }

    /// <summary>The line is over the limit and was not held.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The line ended with an LF; false only of a last line.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Goes to the next line.</summary>
    /// <returns>False when there is none.</returns>
    public bool Next()
    {
        Offset += Bytes;
        Bytes = 0;
        IsTooLong = false;
        ShrinkBuffer();

        int searched = 0;
        while (true)
        {
            int at = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Take(searched + at, ended: true);
            }

            searched = end - start;
            if (searched > maxBytes)
            {
                Bytes += searched;
                IsTooLong = true;
                start = end;
                searched = 0;
            }

            if (!Fill())
            {
                return (end > start || IsTooLong) && Take(end - start, ended: false);
            }
        }
    }

    private bool Take(int length, bool ended)
    {
        Number++;
        IsEnded = ended;
        IsTooLong |= length > maxBytes;
        Line = IsTooLong ? default : buffer.AsMemory(start, length);
        int taken = ended ? length + 1 : length;
        Bytes += taken;
        start += taken;
        return true;
    }

    private bool Fill()
    {
        if (exhausted)
        {
            return false;
        }

        MakeRoom();
        int read = stream.Read(buffer, end, buffer.Length - end);
        exhausted = read == 0;
        end += read;
        return !exhausted;
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, Math.Max(buffer.Length, (long)maxBytes) + FirstBuffer));
        }
    }

    private void ShrinkBuffer()
    {
        if (buffer.Length <= KeptBuffer || end - start > FirstBuffer)
        {
            return;
        }

        var small = new byte[Math.Max(FirstBuffer, end - start)];
        buffer.AsSpan(start, end - start).CopyTo(small);
        (buffer, end, start) = (small, end - start, 0);
    }
}
