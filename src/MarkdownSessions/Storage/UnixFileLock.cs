using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace MarkdownSessions.Storage;

/// <summary>A flock(2) on an open lock file; closing it, or dying, frees it.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixFileLock(SafeFileHandle file, string path, LockMode mode) : IFileLock
{
    /// <inheritdoc/>
    public string ReadNote() => LockNote.FromBytes(PositionedReader.Read(file, 0, LockNote.MaxBytes));

    /// <inheritdoc/>
    public void WriteNote(string note)
    {
        byte[] bytes = LockNote.ToBytes(note, mode);

        // In this order a kill between the two leaves the new note, not none.
        RandomAccess.Write(file, bytes, 0);
        UnixCalls.Cut(file, bytes.Length, path);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
