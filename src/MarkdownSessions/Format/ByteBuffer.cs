namespace MarkdownSessions.Format;

/// <summary>
/// Bytes that come piece by piece. As <c>ArrayBufferWriter&lt;byte&gt;</c>, but compiled ahead: what the runtime has
/// as a generic type over bytes is compiled at each start.
/// </summary>
internal sealed class ByteBuffer
{
    private const int FirstSize = 256;

    private byte[] bytes = [];

    /// <summary>How many are held.</summary>
    public int Length { get; private set; }

    /// <summary>All of them, until the next is added.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Adds some.</summary>
    public void Add(ReadOnlySpan<byte> more)
    {
        if (bytes.Length - Length < more.Length)
        {
            Array.Resize(ref bytes, Math.Max(FirstSize, Math.Max(Length + more.Length, bytes.Length * 2)));
        }

        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    /// <summary>Forgets them all; the room stays.</summary>
    public void Clear() => Length = 0;
}
