namespace MarkdownSessions.Storage;

/// <summary>A file open for appending; every write lands at its end, whoever else writes.</summary>
public interface IAppendFile : IDisposable
{
    /// <summary>Bytes in the file now.</summary>
    long Length { get; }

    /// <summary>Device, inode and time of birth, as one word: differs when the name was given to another file.</summary>
    string Identity { get; }

    /// <summary>How many names the file has; more than one means that somebody else's file would be written.</summary>
    int LinkCount { get; }

    /// <summary>The file belongs to this process's user.</summary>
    bool IsOwn { get; }

    /// <summary>Whether the path by which it was opened still names this very file.</summary>
    bool IsStillAtPath();

    /// <summary>Reads up to <paramref name="count"/> bytes from <paramref name="offset"/> on; fewer at the end of the file.</summary>
    byte[] Read(long offset, int count);

    /// <summary>Appends with one call to the system; a short write goes on with another.</summary>
    /// <exception cref="IOException">The disk is full or failed; a beginning of the bytes may be in the file.</exception>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Flushes data and length to the device. A failure is final: the bytes may be lost though a later flush succeeds.</summary>
    void Flush();
}
