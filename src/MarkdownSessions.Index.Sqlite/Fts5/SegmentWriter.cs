using System.Buffers.Binary;

namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>
/// Writes terms and their rows as the pages of one segment of an FTS5 index, byte for byte as FTS5 itself would
/// (sqlite.org/fts5.html, "FTS5 Data Structures"; why, and how that is proved: ADR 0014).
/// </summary>
internal sealed class SegmentWriter(SegmentRows rows)
{
    /// <summary>FTS5's <c>pgsz</c> when nobody sets another: a page is written when it has so many bytes.</summary>
    public const int PageSize = 4050;

    // FTS5 keeps the words of the index itself under this letter, those of prefix indexes under others.
    private const byte MainPrefix = (byte)'0';

    // Of a longer word FTS5 keeps the beginning.
    private const int MaxTerm = 32768;

    // FTS5_MIN_DLIDX_SIZE: a list over fewer pages without a term is read page by page.
    private const int PagesWorthAnIndex = 4;
    private const int HeaderBytes = 4;

    private readonly DoclistIndex lists = new(rows, PageSize);
    private byte[] page = new byte[PageSize * 2];
    private byte[] places = new byte[PageSize * 2];
    private byte[] term = [];
    private byte[] firstTerm = [];
    private int length = HeaderBytes;
    private int placesLength;
    private int lastPlace;
    private int number = 1;
    private int firstTermPage = 1;
    private int pagesWithoutTerm;
    private long lastRow;
    private bool hasTerm;
    private bool hasRow;
    private bool hasRowOfTerm;

    private int Filled => length + placesLength;

    /// <summary>Begins a term; terms come in the order of their bytes.</summary>
    public void AddTerm(ReadOnlySpan<byte> text)
    {
        byte[] added = [MainPrefix, .. text[..Math.Min(text.Length, MaxTerm)]];
        if (Filled + added.Length + 2 >= PageSize && length > HeaderBytes)
        {
            FlushPage();
        }

        placesLength += Varint.Write(places.AsSpan(placesLength), length - lastPlace);
        lastPlace = length;
        int common = added.AsSpan().CommonPrefixLength(term);
        if (hasTerm)
        {
            AddVarint(common);
        }
        else
        {
            BeginPage(added, common);
            common = 0;
        }

        AddVarint(added.Length - common);
        Add(added.AsSpan(common));
        term = added;
        hasTerm = true;
        hasRow = true;
        hasRowOfTerm = false;
        lists.BeginAt(number);
    }

    /// <summary>Adds a row of the term; rows come in rising order.</summary>
    /// <param name="row">Its id.</param>
    /// <param name="positions">Where the term stands in it, as FTS5 writes it.</param>
    public void AddRow(long row, ReadOnlySpan<byte> positions)
    {
        if (Filled >= PageSize)
        {
            FlushPage();
        }

        if (!hasRow)
        {
            BinaryPrimitives.WriteUInt16BigEndian(page, (ushort)length);
            lists.Add(number, row);
        }

        AddVarint(hasRowOfTerm && hasRow ? row - lastRow : row);
        lastRow = row;
        hasRowOfTerm = true;
        hasRow = true;
        AddVarint(positions.Length * 2);
        AddPositions(positions);
    }

    /// <summary>Writes what is left.</summary>
    /// <returns>How many pages there are.</returns>
    public int Finish()
    {
        if (length > HeaderBytes)
        {
            FlushPage();
        }

        if (number > 1)
        {
            EndFirstTerm();
        }

        return number - 1;
    }

    // The page before ends here; what FTS5 looks a page up by is only as long as tells it from that.
    private void BeginPage(byte[] added, int common)
    {
        if (number == 1)
        {
            return;
        }

        EndFirstTerm();
        firstTerm = term.Length > 0 ? added[..(common + 1)] : added;
        firstTermPage = number;
    }

    private void AddPositions(ReadOnlySpan<byte> positions)
    {
        // A page ends between two numbers, never inside of one.
        while (Filled + positions.Length >= PageSize)
        {
            int fitting = 0;
            while (fitting < PageSize - Filled)
            {
                fitting += Varint.Read(positions[fitting..], out _);
            }

            Add(positions[..fitting]);
            positions = positions[fitting..];
            FlushPage();
        }

        Add(positions);
    }

    private void FlushPage()
    {
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(2), (ushort)length);
        if (hasTerm)
        {
            Add(places.AsSpan(0, placesLength));
        }
        else
        {
            AddPageWithoutTerm();
        }

        rows.Page(number, page.AsSpan(0, length));
        page.AsSpan(0, HeaderBytes).Clear();
        length = HeaderBytes;
        placesLength = 0;
        lastPlace = 0;
        number++;
        hasTerm = false;
        hasRow = false;
    }

    private void AddPageWithoutTerm()
    {
        if (!hasRow && lists.IsBegun)
        {
            lists.AddEmptyPage();
        }

        pagesWithoutTerm++;
    }

    private void EndFirstTerm()
    {
        if (firstTermPage == 0)
        {
            return;
        }

        bool hasIndex = lists.IsBegun && pagesWithoutTerm >= PagesWorthAnIndex;
        lists.End(hasIndex);
        pagesWithoutTerm = 0;
        rows.FirstTerm(firstTerm, firstTermPage, hasIndex);
        firstTermPage = 0;
    }

    private void AddVarint(long value)
    {
        Grow(Varint.MaxLength);
        length += Varint.Write(page.AsSpan(length), value);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        Grow(bytes.Length);
        bytes.CopyTo(page.AsSpan(length));
        length += bytes.Length;
    }

    private void Grow(int more)
    {
        if (page.Length - length < more)
        {
            Array.Resize(ref page, Math.Max(page.Length * 2, length + more));
        }
    }
}
