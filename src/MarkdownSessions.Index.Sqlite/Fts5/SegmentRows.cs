namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>The rows in which FTS5 keeps a segment: its pages, its doclist indexes and the first term of each page.</summary>
internal sealed class SegmentRows(Database database, string table, int segment)
{
    // A row's id: 16 bits of the segment, 1 that tells a doclist index, 5 of its height, 31 of the page
    // (sqlite.org/fts5.html, "The %_data Table Rowid Space").
    private const int SegmentShift = 37;
    private const int DoclistIndexShift = 36;
    private const int HeightShift = 31;

    private readonly Statement page = database.Use($"insert into {table}_data(id, block) values(?1, ?2)");
    private readonly Statement first = database.Use($"insert into {table}_idx(segid, term, pgno) values(?1, ?2, ?3)");

    /// <summary>Writes a page of terms and postings.</summary>
    public void Page(int number, ReadOnlySpan<byte> bytes) =>
        page.With(1, ((long)segment << SegmentShift) + number).WithBlob(2, bytes).Run();

    /// <summary>Writes a page of a doclist index.</summary>
    public void DoclistIndex(int height, int number, ReadOnlySpan<byte> bytes)
    {
        long id = ((long)segment << SegmentShift) + (1L << DoclistIndexShift) + ((long)height << HeightShift) + number;
        page.With(1, id).WithBlob(2, bytes).Run();
    }

    /// <summary>Notes with which term a page begins.</summary>
    public void FirstTerm(ReadOnlySpan<byte> term, int number, bool hasDoclistIndex) =>
        first.With(1, segment).WithBlob(2, term).With(3, ((long)number << 1) + (hasDoclistIndex ? 1 : 0)).Run();
}
