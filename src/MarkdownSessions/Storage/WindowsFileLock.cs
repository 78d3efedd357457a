namespace MarkdownSessions.Storage;

/// <summary>A lock file opened without sharing; closing it, or dying, frees it. Never run.</summary>
internal sealed class WindowsFileLock(FileStream stream, LockMode mode) : IFileLock
{
    /// <inheritdoc/>
    public string ReadNote() => LockNote.FromBytes(PositionedReader.Read(stream.SafeFileHandle, 0, LockNote.MaxBytes));

    /// <inheritdoc/>
    public void WriteNote(string note)
    {
        byte[] bytes = LockNote.ToBytes(note, mode);
        RandomAccess.Write(stream.SafeFileHandle, bytes, 0);
        stream.SetLength(bytes.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
