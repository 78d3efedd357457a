using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Import;

/// <summary>A disk on which one file or folder can be read so many times, and then no more.</summary>
/// <param name="inner">The disk.</param>
/// <param name="path">The file or folder.</param>
/// <param name="readings">How often it can be opened or listed whole.</param>
/// <param name="isDenied">Whether the user may not open it; else it opens, and its device fails within.</param>
internal sealed class UnreadableFiles(IVaultFiles inner, string path, int readings, bool isDenied) : PassingFiles(inner)
{
    private const int DeviceFailed = 5;

    private int left = readings;

    public override IReadOnlyList<FileStamp> List(string folder) => Fails(folder) ? throw Failure() : base.List(folder);

    public override Stream OpenRead(string path)
    {
        var stream = base.OpenRead(path);
        return !Fails(path) ? stream : isDenied ? throw Failure() : new FailingStream(stream);
    }

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
