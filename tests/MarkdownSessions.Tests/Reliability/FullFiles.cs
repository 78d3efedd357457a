using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>A disk that takes nothing more while <see cref="IsFull"/>; what is there can be read.</summary>
internal sealed class FullFiles(IVaultFiles inner) : PassingFiles(inner)
{
    private const int NoSpace = 28;

    public bool IsFull { get; set; }

    public override IAppendFile OpenAppend(string path) => new FullAppendFile(base.OpenAppend(path), this);

    public override bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        Refuse();
        return base.TryCreate(path, content);
    }

    public override void Replace(string path, ReadOnlySpan<byte> content)
    {
        Refuse();
        base.Replace(path, content);
    }

    public override IFileLock? TryLock(string path, LockMode mode) =>
        base.TryLock(path, mode) is { } held ? new FullLock(held, this) : null;

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
