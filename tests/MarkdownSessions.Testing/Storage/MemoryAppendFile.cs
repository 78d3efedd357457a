using System.Globalization;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>A file of <see cref="MemoryFiles"/>, open for appending.</summary>
internal sealed class MemoryAppendFile(MemoryFiles files, string path, DiskNode node) : IAppendFile
{
    private bool isDisposed;

    public long Length => files.LengthOf(Open());

    public string Identity => Open().Id.ToString("x", CultureInfo.InvariantCulture);

    public int LinkCount => files.LinkCountOf(Open());

    public bool IsOwn => !Open().IsForeign;

    public bool IsStillAtPath() => files.IsAt(Open(), path);

    public byte[] Read(long offset, int count) => files.Read(Open(), offset, count);

    public void Append(ReadOnlySpan<byte> bytes) => files.Append(Open(), path, bytes);

    public void Flush() => files.Flush(Open(), path);

    public void Dispose() => isDisposed = true;

    private DiskNode Open()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return node;
    }
}
