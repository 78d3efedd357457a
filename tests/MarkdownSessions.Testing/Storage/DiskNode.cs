using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>A file or folder of a disk in memory, without its name.</summary>
internal sealed class DiskNode(long id, FileKind kind)
{
    private byte[] buffer = [];
    private bool bufferIsShared;

    public long Id => id;

    public FileKind Kind => kind;

    public int Length { get; private set; }

    public long ModifiedTicks { get; set; }

    public int LinkCount { get; set; }

    public bool IsForeign { get; set; }

    /// <summary>The names in a folder.</summary>
    public Dictionary<string, long> Names { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>What the file holds; later appends do not change it.</summary>
    public ReadOnlyMemory<byte> Content => buffer.AsMemory(0, Length);

    /// <summary>A copy that shares the bytes until one of the two is written.</summary>
    public DiskNode Copy()
    {
        bufferIsShared = true;
        return new(id, kind)
        {
            buffer = buffer,
            bufferIsShared = true,
            Length = Length,
            ModifiedTicks = ModifiedTicks,
            LinkCount = LinkCount,
            IsForeign = IsForeign,
            Names = new(Names, StringComparer.Ordinal),
        };
    }

    /// <summary>Writes at a place; what lies between the end and it becomes zeros.</summary>
    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        int end = checked((int)offset + bytes.Length);

        // Readers hold on to the buffer: only what lies beyond the end may be written in place.
        if (bufferIsShared || offset < Length || end > buffer.Length)
        {
            byte[] grown = new byte[Math.Max(end, Math.Max(Length, Math.Min(buffer.Length, int.MaxValue / 4) * 2))];
            buffer.AsSpan(0, Length).CopyTo(grown);
            buffer = grown;
            bufferIsShared = false;
        }

        bytes.CopyTo(buffer.AsSpan((int)offset));
        Length = Math.Max(Length, end);
    }

    /// <summary>Cuts it to nothing.</summary>
    public void Empty()
    {
        buffer = [];
        bufferIsShared = false;
        Length = 0;
    }
}
