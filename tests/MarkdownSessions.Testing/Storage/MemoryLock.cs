using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>A lock of <see cref="MemoryFiles"/>.</summary>
internal sealed class MemoryLock(MemoryFiles files, string path, DiskNode node, LockMode mode) : IFileLock
{
    private bool isDisposed;

    public LockMode Mode => mode;

    public string ReadNote()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return LockNote.FromBytes(files.Read(node, 0, LockNote.MaxBytes));
    }

    public void WriteNote(string note)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        files.Overwrite(node, path, LockNote.ToBytes(note, mode));
    }

    public void Dispose()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            files.Free(this, node);
        }
    }
}
