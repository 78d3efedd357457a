using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Import;

/// <summary>A disk on which one file or folder can be read so many times, and then no more.</summary>
/// <param name="inner">The disk.</param>
/// <param name="path">The file or folder.</param>
/// <param name="readings">How often it can be opened or listed whole.</param>
/// <param name="isDenied">Whether the user may not open it; else it opens, and its device fails within.</param>
internal sealed class UnreadableFiles(IVaultFiles inner, string path, int readings, bool isDenied) : IVaultFiles
{
    private const int DeviceFailed = 5;

    private int left = readings;

    public FileStamp? Stat(string path) => inner.Stat(path);

    public IReadOnlyList<FileStamp> List(string folder) => Fails(folder) ? throw Failure() : inner.List(folder);

    public Stream OpenRead(string path)
    {
        var stream = inner.OpenRead(path);
        return !Fails(path) ? stream : isDenied ? throw Failure() : new FailingStream(stream);
    }

    public IAppendFile OpenAppend(string path) => inner.OpenAppend(path);

    public void CreateFolder(string path) => inner.CreateFolder(path);

    public bool TryCreate(string path, ReadOnlySpan<byte> content) => inner.TryCreate(path, content);

    public void Replace(string path, ReadOnlySpan<byte> content) => inner.Replace(path, content);

    public void Move(string source, string destination) => inner.Move(source, destination);

    public void DeleteFile(string path) => inner.DeleteFile(path);

    public void DeleteFolder(string path) => inner.DeleteFolder(path);

    public void FlushFolder(string folder) => inner.FlushFolder(folder);

    public IFileLock? TryLock(string path, LockMode mode) => inner.TryLock(path, mode);

    private bool Fails(string asked) => asked == path && left-- <= 0;

    private UnauthorizedAccessException Failure() => new($"{path}: permission denied");

    // The first bytes can be read, so that something was taken when the device fails.
    private sealed class FailingStream(Stream inner) : MemoryStream
    {
        private bool hasRead;

        public override int Read(Span<byte> buffer)
        {
            if (hasRead)
            {
                throw new IOException("input/output error", DeviceFailed);
            }

            hasRead = true;
            return inner.Read(buffer[..Math.Min(buffer.Length, 12)]);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
