using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace MarkdownSessions.Storage;

/// <summary>A file opened with O_APPEND; the kernel puts every write at the end.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixAppendFile(SafeFileHandle file, string path, UnixStatus opened) : IAppendFile
{
    private bool flushFailed;

    /// <inheritdoc/>
    public long Length => UnixCalls.Status(file, path).Length;

    /// <inheritdoc/>
    public string Identity => opened.Identity;

    /// <inheritdoc/>
    public int LinkCount => UnixCalls.Status(file, path).LinkCount;

    /// <inheritdoc/>
    public bool IsOwn => opened.Owner == UnixCalls.User();

    /// <inheritdoc/>
    public bool IsStillAtPath() =>
        UnixCalls.Status(path, followLink: false) is { } now && now.IsSameFile(opened);

    /// <inheritdoc/>
    public byte[] Read(long offset, int count) => PositionedReader.Read(file, offset, count);

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        RefuseAfterFailedFlush();
        UnixCalls.Write(file, path, bytes);
    }

    /// <inheritdoc/>
    public void Flush()
    {
        RefuseAfterFailedFlush();
        flushFailed = true;
        UnixCalls.Flush(file, path);
        flushFailed = false;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    // The kernel drops what it could not write and then reports success: only a new file is safe
    // (PostgreSQL's fsync errors of 2018).
    private void RefuseAfterFailedFlush()
    {
        if (flushFailed)
        {
            throw UnixErrors.Refused(path, "an earlier flush failed; start another file", UnixErrors.DeviceFailed);
        }
    }
}
