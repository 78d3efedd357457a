using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>A disk that is broken under some files: they can be opened, and reading beyond their beginning fails.</summary>
internal sealed class FailingFiles(IVaultFiles inner) : PassingFiles(inner)
{
    /// <summary>What the paths begin with; null for a sound disk.</summary>
    public string? Broken { get; set; }

    /// <summary>How many bytes of each can be read.</summary>
    public int Readable { get; set; }

    public override Stream OpenRead(string path)
    {
        var stream = base.OpenRead(path);
        return Broken is { } broken && path.StartsWith(broken, StringComparison.Ordinal) ? new FailingStream(stream, Readable) : stream;
    }

    private sealed class FailingStream(Stream inner, int readable) : Stream
    {
        private const int Eio = 5;

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
            long left = readable - inner.Position;
            return left > 0 ? inner.Read(buffer[..(int)Math.Min(left, buffer.Length)]) : throw new IOException("Input/output error", Eio);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
