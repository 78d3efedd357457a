using System.Globalization;
using System.IO.Abstractions;

namespace MarkdownSessions.Storage;

/// <summary>A file whose end is looked up before each write; the caller's lock keeps others from it. Never run.</summary>
internal sealed class WindowsAppendFile(FileStream stream, IFileSystem files) : IAppendFile
{
    private readonly DateTime born = files.FileInfo.FromFileName(stream.Name).CreationTimeUtc;

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(stream.SafeFileHandle);

    /// <inheritdoc/>
    public string Identity => born.Ticks.ToString("x", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int LinkCount => 1;

    /// <inheritdoc/>
    public bool IsOwn => true;

    /// <inheritdoc/>
    public bool IsStillAtPath()
    {
        var now = files.FileInfo.FromFileName(stream.Name);
        return now.Exists && now.CreationTimeUtc == born;
    }

    /// <inheritdoc/>
    public byte[] Read(long offset, int count) => PositionedReader.Read(stream.SafeFileHandle, offset, count);

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        stream.Seek(0, SeekOrigin.End);
        stream.Write(bytes);
    }

    /// <inheritdoc/>
    public void Flush() => stream.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
