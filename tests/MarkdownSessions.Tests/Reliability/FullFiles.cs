using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>A disk that takes nothing more while <see cref="IsFull"/>; what is there can be read.</summary>
internal sealed class FullFiles(IVaultFiles inner) : IVaultFiles
{
    private const int NoSpace = 28;

    public bool IsFull { get; set; }

    public FileStamp? Stat(string path) => inner.Stat(path);

    public IReadOnlyList<FileStamp> List(string folder) => inner.List(folder);

    public Stream OpenRead(string path) => inner.OpenRead(path);

    public IAppendFile OpenAppend(string path) => new FullAppendFile(inner.OpenAppend(path), this);

    public void CreateFolder(string path) => inner.CreateFolder(path);

    public bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        Refuse();
        return inner.TryCreate(path, content);
    }

    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        Refuse();
        inner.Replace(path, content);
    }

    public void Move(string source, string destination) => inner.Move(source, destination);

    public void DeleteFile(string path) => inner.DeleteFile(path);

    public void DeleteFolder(string path) => inner.DeleteFolder(path);

    public void FlushFolder(string folder) => inner.FlushFolder(folder);

    public IFileLock? TryLock(string path, LockMode mode) =>
        inner.TryLock(path, mode) is { } held ? new FullLock(held, this) : null;

    private void Refuse()
    {
        if (IsFull)
        {
            throw new IOException("no space left on device", NoSpace);
        }
    }

    private sealed class FullLock(IFileLock inner, FullFiles files) : IFileLock
    {
        public string ReadNote() => inner.ReadNote();

        public void WriteNote(string note)
        {
            files.Refuse();
            inner.WriteNote(note);
        }

        public void Dispose() => inner.Dispose();
    }

    private sealed class FullAppendFile(IAppendFile inner, FullFiles files) : IAppendFile
    {
        public long Length => inner.Length;

        public string Identity => inner.Identity;

        public int LinkCount => inner.LinkCount;

        public bool IsOwn => inner.IsOwn;

        public bool IsStillAtPath() => inner.IsStillAtPath();

        public byte[] Read(long offset, int count) => inner.Read(offset, count);

        public void Append(ReadOnlySpan<byte> bytes)
        {
            files.Refuse();
            inner.Append(bytes);
        }

        public void Flush() => inner.Flush();

        public void Dispose() => inner.Dispose();
    }
}
