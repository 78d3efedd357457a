using System.Security.Cryptography;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>The bytes of a file that is kept with a session, compared on the way with the hash that its name promises.</summary>
public sealed class ArtifactStream : Stream
{
    private readonly Stream inner;
    private readonly string? promised;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    internal ArtifactStream(Stream inner, string name)
    {
        this.inner = inner;
        Name = name;
        promised = ArtifactName.PromisedHash(name);
    }

    /// <summary>The file's whole name below <c>artifacts/</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether the bytes are others than those that were stored. Known once the end was read, false before; false too
    /// where the name promises nothing, as of a file that a person put there.
    /// </summary>
    public bool IsAltered { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        hash.AppendData(buffer[..read]);
        if (read == 0 && !buffer.IsEmpty && promised is not null)
        {
            IsAltered = !Convert.ToHexStringLower(hash.GetCurrentHash()).StartsWith(promised, StringComparison.Ordinal);
        }

        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
