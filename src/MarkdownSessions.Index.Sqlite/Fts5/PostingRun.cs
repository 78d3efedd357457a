using System.Buffers.Binary;
using System.Numerics;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>
/// The inverted lists of some rows in memory. A term's postings are, for each row, <c>row delta</c>, the position
/// list as FTS5 writes it, and a zero, which no position list holds.
/// </summary>
internal sealed class PostingRun
{
    /// <summary>How many columns a row has.</summary>
    public const int Columns = 5;

    // As FTS5 writes them: a mark before the number of another column than the first, and 2 more than the distance.
    private const byte ColumnMark = 1;
    private const int PositionBase = 2;
    private const byte EndOfRow = 0;

    private readonly TermTable terms = new();
    private readonly PostingArena arena = new();
    private readonly long[] words = new long[Columns];
    private long rows;

    /// <summary>How many rows were added since the last spill.</summary>
    public long Rows => rows;

    /// <summary>How many words each column holds since the last spill.</summary>
    public ReadOnlySpan<long> Words => words;

    /// <summary>Adds a row; rows come in rising order.</summary>
    public void Add(long row, EncodedWords encoded)
    {
        var bytes = encoded.Bytes.Span;
        Add(row, 0, bytes[..encoded.Prose]);
        Add(row, 1, bytes[encoded.Prose..encoded.Code]);
        Add(row, 2, bytes[encoded.Code..encoded.Tool]);
        Add(row, 3, bytes[encoded.Tool..encoded.Thinking]);
        Add(row, 4, bytes[encoded.Thinking..]);
        rows++;
    }

    /// <summary>Writes all terms in their order to a file and forgets them.</summary>
    /// <exception cref="IndexUnavailableException">It cannot be written.</exception>
    public RunFile Spill(string path)
    {
        var file = RunFile.Create(path, rows, [.. words]);
        try
        {
            foreach (int number in terms.InOrder())
            {
                Write(file, number);
            }

            file.Rewind();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
        finally
        {
            Clear();
        }
    }

    private void Write(RunFile file, int number)
    {
        ref var term = ref terms[number];
        arena.Add(ref term.Postings, EndOfRow);
        arena.Copy(term.Postings, file.Reserve(terms.Text(number), term.Postings.Length));
    }

    // Words stand between blanks (EncodedWords).
    private void Add(long row, int column, ReadOnlySpan<byte> text)
    {
        int position = 0;
        while (!text.IsEmpty)
        {
            int length = WordLength(text, out ulong key);
            if (length > 0)
            {
                Add(row, column, position++, terms.Find(text[..length], key));
            }

            text = text[Math.Min(length + 1, text.Length)..];
        }

        words[column] += position;
    }

    // Eight bytes at once: what is a blank becomes zero, and the lowest zero byte is found without a loop.
    private static int WordLength(ReadOnlySpan<byte> text, out ulong key)
    {
        const ulong blanks = 0x2020_2020_2020_2020;
        const ulong ones = 0x0101_0101_0101_0101;
        const ulong highBits = 0x8080_8080_8080_8080;
        if (text.Length >= sizeof(ulong))
        {
            ulong eight = BinaryPrimitives.ReadUInt64LittleEndian(text);
            ulong zeroed = eight ^ blanks;
            ulong found = (zeroed - ones) & ~zeroed & highBits;
            if (found != 0)
            {
                int bits = BitOperations.TrailingZeroCount(found) & ~7;
                key = eight & ((1UL << bits) - 1);
                return bits / 8;
            }
        }

        int end = text.IndexOf((byte)' ');
        int length = end < 0 ? text.Length : end;
        key = TermTable.KeyOf(text[..length]);
        return length;
    }

    private void Add(long row, int column, int position, int number)
    {
        ref var term = ref terms[number];
        if (term.Row != row)
        {
            BeginRow(ref term, row);
        }

        if (term.Column != column)
        {
            arena.Add(ref term.Postings, ColumnMark);
            arena.Add(ref term.Postings, (byte)column);
            term.Column = column;
            term.Position = 0;
        }

        arena.AddVarint(ref term.Postings, position - term.Position + PositionBase);
        term.Position = position;
    }

    private void BeginRow(ref TermEntry term, long row)
    {
        if (term.Row == 0)
        {
            term.Postings = arena.Begin();
        }
        else
        {
            arena.Add(ref term.Postings, EndOfRow);
        }

        arena.AddVarint(ref term.Postings, row - term.Row);
        term.Row = row;
        term.Column = 0;
        term.Position = 0;
    }

    private void Clear()
    {
        terms.Clear();
        arena.Clear();
        Array.Clear(words);
        rows = 0;
    }
}
