using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>A disk that counts the bytes that are read from its files.</summary>
public sealed class CountingFiles(IVaultFiles inner) : IVaultFiles
{
    /// <summary>Bytes that were read so far.</summary>
    public long BytesRead { get; private set; }

    /// <inheritdoc/>
    public FileStamp? Stat(string path) => inner.Stat(path);

    /// <inheritdoc/>
    public string? FollowLink(string path) => inner.FollowLink(path);

    /// <inheritdoc/>
    public IReadOnlyList<FileStamp> List(string folder) => inner.List(folder);

    /// <inheritdoc/>
    public Stream OpenRead(string path) => new CountedStream(inner.OpenRead(path), count => BytesRead += count);

    /// <inheritdoc/>
    public IAppendFile OpenAppend(string path) => inner.OpenAppend(path);

    /// <inheritdoc/>
    public void CreateFolder(string path) => inner.CreateFolder(path);

    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlySpan<byte> content) => inner.TryCreate(path, content);

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content) => inner.Replace(path, content);

    /// <inheritdoc/>
    public void Move(string source, string destination) => inner.Move(source, destination);

    /// <inheritdoc/>
    public void DeleteFile(string path) => inner.DeleteFile(path);

    /// <inheritdoc/>
    public void DeleteFolder(string path) => inner.DeleteFolder(path);

    /// <inheritdoc/>
    public void FlushFolder(string folder) => inner.FlushFolder(folder);

    /// <inheritdoc/>
    public IFileLock? TryLock(string path, LockMode mode) => inner.TryLock(path, mode);

    private sealed class CountedStream(Stream inner, Action<int> count) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer);
            count(read);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int length) => Read(buffer.AsSpan(offset, length));

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int length) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
