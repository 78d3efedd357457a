namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>
/// The first row on each page of a list that spans many: a small tree beside the pages, by which FTS5 reads the
/// list from its end or its middle (sqlite.org/fts5.html, "Doclist Index").
/// </summary>
internal sealed class DoclistIndex(SegmentRows rows, int pageSize)
{
    private readonly List<Level> levels = [new()];

    /// <summary>Whether the list has a row on any page behind the one it begins on, or on that.</summary>
    public bool IsBegun => levels[0].Length > 0;

    /// <summary>Says on which page the term of the list stands.</summary>
    public void BeginAt(int page) => levels[0].Page = page;

    /// <summary>Notes a page of the list on which no row begins.</summary>
    public void AddEmptyPage() => levels[0].AddVarint(0);

    /// <summary>Notes the first row on a page.</summary>
    public void Add(int page, long row)
    {
        bool isDone = false;
        for (int height = 0; !isDone; height++)
        {
            isDone = levels[height].Length < pageSize;
            if (!isDone)
            {
                Push(height);
            }

            var level = levels[height];
            if (level.Length == 0)
            {
                level.Begin(isDone, height == 0 ? page : levels[height - 1].Page, row);
            }
            else
            {
                level.AddVarint(row - level.Last);
                level.Last = row;
            }
        }
    }

    /// <summary>Ends the list: writes the tree, or forgets it.</summary>
    public void End(bool isWorthIt)
    {
        for (int height = 0; height < levels.Count && levels[height].Length > 0; height++)
        {
            if (isWorthIt)
            {
                rows.DoclistIndex(height, levels[height].Page, levels[height].Bytes);
            }

            levels[height].Clear();
        }
    }

    // A full page goes out, and its successor's first row up; a root that is full gets a root above it.
    private void Push(int height)
    {
        var full = levels[height];
        full.MarkAsInner();
        rows.DoclistIndex(height, full.Page, full.Bytes);
        if (height + 1 == levels.Count)
        {
            levels.Add(new());
        }

        var above = levels[height + 1];
        if (above.Length == 0)
        {
            above.Page = full.Page;
            above.Begin(isRoot: true, full.Page, full.First);
        }

        full.Clear();
        full.Page++;
    }

    private sealed class Level
    {
        private byte[] bytes = new byte[256];

        public int Page { get; set; }

        public int Length { get; private set; }

        public long First { get; private set; }

        public long Last { get; set; }

        public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

        public void Begin(bool isRoot, int page, long row)
        {
            AddVarint(isRoot ? 0 : 1);
            AddVarint(page);
            AddVarint(row);
            First = row;
            Last = row;
        }

        public void MarkAsInner() => bytes[0] = 1;

        public void AddVarint(long value)
        {
            if (bytes.Length - Length < Varint.MaxLength)
            {
                Array.Resize(ref bytes, bytes.Length * 2);
            }

            Length += Varint.Write(bytes.AsSpan(Length), value);
        }

        public void Clear() => Length = 0;
    }
}
