using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>
/// A run of terms in order, each with its postings, in a file that goes when it is closed: written once, then
/// read once.
/// </summary>
internal sealed class RunFile : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly FileStream file;
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
    private byte[] term = new byte[64];
    private int termLength;
    private int start;
    private int end;
    private long offset;

    private RunFile(FileStream file, long rows, long[] words)
    {
        this.file = file;
        Rows = rows;
        Words = words;
    }

    /// <summary>How many rows it is made of.</summary>
    public long Rows { get; }

    /// <summary>How many words each column has.</summary>
    public IReadOnlyList<long> Words { get; }

    /// <summary>The current term.</summary>
    public ReadOnlySpan<byte> Term => term.AsSpan(0, termLength);

    /// <summary>The current term's postings.</summary>
    public ReadOnlySpan<byte> Postings => buffer.AsSpan(start - PostingBytes, PostingBytes);

    private int PostingBytes { get; set; }

    /// <summary>Makes an empty one.</summary>
    /// <exception cref="IndexUnavailableException">The folder cannot hold it.</exception>
    public static RunFile Create(string path, long rows, long[] words) =>
        new(OwnFile.Create(path, FileOptions.DeleteOnClose), rows, words);

    /// <summary>Adds a term; what is given is to be filled with its postings.</summary>
    public Span<byte> Reserve(ReadOnlySpan<byte> text, int postings)
    {
        int header = (2 * Varint.MaxLength) + text.Length;
        if (buffer.Length - end < header + postings)
        {
            Flush();
            Grow(header + postings);
        }

        end += Varint.Write(buffer.AsSpan(end), text.Length);
        text.CopyTo(buffer.AsSpan(end));
        end += text.Length;
        end += Varint.Write(buffer.AsSpan(end), postings);
        end += postings;
        return buffer.AsSpan(end - postings, postings);
    }

    /// <summary>Ends the writing and goes before the first term.</summary>
    public void Rewind()
    {
        Flush();
        offset = 0;
    }

    /// <summary>Goes to the next term.</summary>
    /// <returns>False after the last.</returns>
    public bool MoveNext()
    {
        if (!Hold(1))
        {
            return false;
        }

        termLength = ReadNumber();
        if (term.Length < termLength)
        {
            term = new byte[termLength];
        }

        HoldAll(termLength);
        buffer.AsSpan(start, termLength).CopyTo(term);
        start += termLength;
        PostingBytes = ReadNumber();
        HoldAll(PostingBytes);
        start += PostingBytes;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static IndexUnavailableException Unavailable(Exception failure) =>
        new($"the search index cannot be filled: {failure.Message}", failure);

    private static IndexUnavailableException Cut() => new("the search index cannot be filled: a file beside it was cut");

    private int ReadNumber()
    {
        if (!Hold(Varint.MaxLength) && (start == end || (buffer[end - 1] & 0x80) != 0))
        {
            throw Cut();
        }

        start += Varint.Read(buffer.AsSpan(start, end - start), out long number);
        return (int)number;
    }

    private void HoldAll(int bytes)
    {
        if (!Hold(bytes))
        {
            throw Cut();
        }
    }

    // Whether so many bytes are in the buffer, as many as there are being read.
    private bool Hold(int bytes)
    {
        if (end - start >= bytes)
        {
            return true;
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        Grow(bytes);
        try
        {
            while (end < bytes)
            {
                int read = RandomAccess.Read(file.SafeFileHandle, buffer.AsSpan(end), offset);
                if (read == 0)
                {
                    return false;
                }

                offset += read;
                end += read;
            }

            return true;
        }
        catch (IOException failure)
        {
            throw Unavailable(failure);
        }
    }

    private void Grow(int bytes)
    {
        if (buffer.Length < bytes)
        {
            Array.Resize(ref buffer, Math.Max(bytes, buffer.Length * 2));
        }
    }

    private void Flush()
    {
        try
        {
            RandomAccess.Write(file.SafeFileHandle, buffer.AsSpan(0, end), offset);
            offset += end;
            end = 0;
        }
        catch (IOException failure)
        {
            throw Unavailable(failure);
        }
    }
}
