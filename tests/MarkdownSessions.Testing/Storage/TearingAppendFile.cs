using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>A file of <see cref="TearingFiles"/>, open for appending.</summary>
internal sealed class TearingAppendFile(TearingFiles files, string path, IAppendFile inner) : IAppendFile
{
    private bool flushFailed;

    public long Length => Alive().Length;

    public string Identity => Alive().Identity;

    public int LinkCount => Alive().LinkCount;

    public bool IsOwn => Alive().IsOwn;

    public bool IsStillAtPath() => Alive().IsStillAtPath();

    public byte[] Read(long offset, int count) => Alive().Read(offset, count);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        byte[] all = bytes.ToArray();
        files.Run(path, () => Sound().Append(all), () => inner.Append(all.AsSpan(0, all.Length / 2)));
    }

    public void Flush()
    {
        try
        {
            files.Run(path, () => Sound().Flush());
        }
        catch (IOException)
        {
            // As the real disk's adapter: a failed flush is final.
            flushFailed = true;
            throw;
        }
    }

    public void Dispose() => inner.Dispose();

    private IAppendFile Alive()
    {
        files.Alive();
        return inner;
    }

    private IAppendFile Sound() => flushFailed ? throw DiskErrors.Of(DiskErrors.DeviceFailed, path) : inner;
}
