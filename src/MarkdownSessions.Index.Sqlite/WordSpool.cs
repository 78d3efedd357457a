using System.Buffers.Binary;
using System.Runtime.InteropServices;
using MarkdownSessions.Indexing;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// Messages of an index that is being filled, in the order they came, in a file beside it: sorting
/// them by time needs 32 bytes of memory each, not their words. The file goes with the fill.
/// </summary>
internal sealed class WordSpool : IDisposable
{
    /// <summary>What stands before the words of a record.</summary>
    public const int HeaderBytes = 56;

    private const int BufferBytes = 1024 * 1024;

    private readonly FileStream file;
    private readonly byte[] unwritten = new byte[BufferBytes];
    private byte[] record = new byte[4096];
    private int unwrittenBytes;
    private long writtenBytes;

    private WordSpool(FileStream file) => this.file = file;

    /// <summary>Makes an empty spool.</summary>
    /// <exception cref="IndexUnavailableException">The folder cannot hold one.</exception>
    public static WordSpool Create(string path) => new(OwnFile.Create(path, FileOptions.DeleteOnClose));

    /// <summary>Adds a message.</summary>
    /// <param name="name">The number of its segment's name.</param>
    public SpooledEntry Add(int name, EntryFields fields, EncodedWords words)
    {
        int length = HeaderBytes + words.Bytes.Length;
        var into = Reserve(length);
        long offset = writtenBytes + unwrittenBytes - length;
        WriteHeader(into, name, fields, words);
        words.Bytes.Span.CopyTo(into[HeaderBytes..]);
        if (length > BufferBytes)
        {
            Write(record.AsSpan(0, length));
        }

        return new(fields.Ticks, fields.Ordinal, length, offset);
    }

    /// <summary>Ends the adding and begins reading.</summary>
    public WordSpoolReader NewReader()
    {
        lock (file)
        {
            Flush();
        }

        return new(file.SafeFileHandle);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>What a failure of the disk means.</summary>
    internal static IndexUnavailableException Unavailable(Exception failure) =>
        new($"the search index cannot be filled: {failure.Message}", failure);

    private static void WriteHeader(Span<byte> into, int name, EntryFields fields, EncodedWords words)
    {
        BinaryPrimitives.WriteInt64LittleEndian(into, fields.Place.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(into[8..], fields.IdHash);
        BinaryPrimitives.WriteInt64LittleEndian(into[16..], fields.Content);
        var small = MemoryMarshal.Cast<byte, int>(into[24..HeaderBytes]);
        small[0] = name;
        small[1] = fields.Place.Length;
        small[2] = fields.Place.Line;
        small[3] = (int)fields.Place.Fingerprint;
        small[4] = words.Prose;
        small[5] = words.Code;
        small[6] = words.Tool;
        small[7] = words.Thinking;
    }

    // Where the next record goes: into the buffer or, larger than it, into a place of its own.
    private Span<byte> Reserve(int length)
    {
        if (unwrittenBytes + length > BufferBytes)
        {
            Flush();
        }

        if (length > BufferBytes)
        {
            Grow(length);
            writtenBytes += length;
            return record.AsSpan(0, length);
        }

        unwrittenBytes += length;
        return unwritten.AsSpan(unwrittenBytes - length, length);
    }

    private void Grow(int length)
    {
        if (record.Length < length)
        {
            record = new byte[Math.Max(length, record.Length * 2)];
        }
    }

    private void Flush()
    {
        if (unwrittenBytes > 0)
        {
            var bytes = unwritten.AsSpan(0, unwrittenBytes);
            writtenBytes += unwrittenBytes;
            unwrittenBytes = 0;
            Write(bytes);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(file.SafeFileHandle, bytes, writtenBytes - bytes.Length);
        }
        catch (IOException failure)
        {
            throw Unavailable(failure);
        }
    }
}
