using System.Buffers.Binary;

namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>
/// Many byte streams that grow side by side in one array: each is a chain of slices, every one twice as large
/// as the one before, so that a rare term takes little and a common one few hops.
/// </summary>
internal sealed class PostingArena
{
    private const int FirstSlice = 8;
    private const int LargestSlice = 4096;
    private const int LinkBytes = sizeof(int);

    private byte[] bytes = GC.AllocateUninitializedArray<byte>(1024 * 1024);
    private int used;

    /// <summary>Forgets all streams and keeps the memory.</summary>
    public void Clear() => used = 0;

    /// <summary>Begins a stream.</summary>
    public PostingStream Begin()
    {
        int first = Take(FirstSlice);
        return new() { First = first, At = first, End = first + FirstSlice };
    }

    /// <summary>Adds a byte.</summary>
    public void Add(ref PostingStream stream, byte value)
    {
        if (stream.At == stream.End)
        {
            Extend(ref stream);
        }

        bytes[stream.At++] = value;
        stream.Length++;
    }

    /// <summary>Adds a number as <see cref="Varint"/>.</summary>
    public void AddVarint(ref PostingStream stream, long value)
    {
        if (value < 0x80)
        {
            Add(ref stream, (byte)value);
            return;
        }

        Span<byte> encoded = stackalloc byte[Varint.MaxLength];
        foreach (byte one in encoded[..Varint.Write(encoded, value)])
        {
            Add(ref stream, one);
        }
    }

    /// <summary>Copies a stream; <paramref name="to"/> is as long as it is.</summary>
    public void Copy(PostingStream stream, Span<byte> to)
    {
        int slice = FirstSlice;
        int at = stream.First;
        while (to.Length > slice)
        {
            bytes.AsSpan(at, slice).CopyTo(to);
            to = to[slice..];
            at = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + slice));
            slice = Larger(slice);
        }

        bytes.AsSpan(at, to.Length).CopyTo(to);
    }

    private static int Larger(int slice) => Math.Min(slice * 2, LargestSlice);

    // The length tells how large the last slice was: all before it are full.
    private void Extend(ref PostingStream stream)
    {
        int slice = FirstSlice;
        for (int full = FirstSlice; full < stream.Length; full += slice)
        {
            slice = Larger(slice);
            if (slice == LargestSlice)
            {
                break;
            }
        }

        slice = Larger(slice);
        int next = Take(slice);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(stream.End), next);
        stream.At = next;
        stream.End = next + slice;
    }

    // With room for the address of the slice behind it.
    private int Take(int slice)
    {
        int at = used;
        used += slice + LinkBytes;
        if (used > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(used, bytes.Length * 2));
        }

        return at;
    }
}
