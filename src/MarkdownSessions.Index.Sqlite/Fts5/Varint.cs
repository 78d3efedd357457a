namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>
/// SQLite's numbers of variable length: seven bits a byte, the highest first, all but the last byte with the
/// high bit set (sqlite.org/fts5.html, "Varint Format").
/// </summary>
internal static class Varint
{
    /// <summary>The most bytes that a number takes here: 56 bits, more than any row or position.</summary>
    public const int MaxLength = 8;

    private const int Bits = 7;
    private const byte More = 0x80;

    /// <summary>Writes a number that is not negative and below 2^56.</summary>
    /// <returns>How many bytes it took.</returns>
    public static int Write(Span<byte> to, long value)
    {
        if (value < More)
        {
            to[0] = (byte)value;
            return 1;
        }

        int length = Length(value);
        for (int i = length - 1; i >= 0; i--)
        {
            to[i] = (byte)((byte)value | More);
            value >>= Bits;
        }

        to[length - 1] &= More - 1;
        return length;
    }

    /// <summary>Reads the number that begins <paramref name="from"/>.</summary>
    /// <returns>How many bytes it took.</returns>
    public static int Read(ReadOnlySpan<byte> from, out long value)
    {
        value = from[0] & (More - 1);
        int length = 1;
        while (from[length - 1] >= More)
        {
            value = (value << Bits) | (uint)(from[length++] & (More - 1));
        }

        return length;
    }

    /// <summary>How many bytes a number takes.</summary>
    public static int Length(long value)
    {
        int length = 1;
        while ((value >>= Bits) > 0)
        {
            length++;
        }

        return length;
    }
}
