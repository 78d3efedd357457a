using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>
/// Fills the empty FTS5 table <c>words</c> at once: threads make runs of inverted lists, each of its own stretch of
/// rows, and one segment is written of them (ADR 0014).
/// </summary>
internal sealed class WordsBuild(Database database, WordSpool spool, string path)
{
    private const string Table = "words";
    private const int Threads = 2;

    // Words of a run. What grows beyond the processor's cache is slower, and twice as many runs take longer to join.
    private const long RunBytes = 4 * 1024 * 1024;

    // An everyday update joins the segments of level 0 when they are many, those to one of level 1, and so on.
    // So high up, the great segment of a build is joined with others after some 250,000 updates only.
    private const int Level = 3;
    private const int Segment = 1;
    private const int AveragesId = 1;
    private const int StructureId = 10;

    /// <summary>Reads the words of all messages and makes runs of them, beside the caller.</summary>
    /// <param name="entries">The messages by rising row, from row 1 on.</param>
    /// <exception cref="IndexUnavailableException">The runs cannot be written.</exception>
    public async Task<RunFile[]> MakeRuns(IReadOnlyList<SpooledEntry> entries)
    {
        var stretches = Stretches(entries);
        var runs = new RunFile[stretches.Count];
        int next = -1;
        void Work()
        {
            var run = new PostingRun();
            var reader = spool.NewReader();
            for (int at = Interlocked.Increment(ref next); at < stretches.Count; at = Interlocked.Increment(ref next))
            {
                for (int i = stretches[at].Start.Value; i < stretches[at].End.Value; i++)
                {
                    run.Add(i + 1, reader.Read(entries[i]).Words);
                }

                runs[at] = run.Spill(FormattableString.Invariant($"{path}.run-{at}"));
            }
        }

        try
        {
            int threads = Math.Min(Threads, stretches.Count);
            await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(Work))).ConfigureAwait(false);
            return runs;
        }
        catch
        {
            Close(runs);
            throw;
        }
    }

    /// <summary>Writes the runs as the table's only segment and closes them.</summary>
    public void Write(RunFile[] runs)
    {
        try
        {
            var segment = new SegmentWriter(new(database, Table, Segment));
            RunMerge.Write(runs, segment);
            int pages = segment.Finish();
            WriteTotals(runs);
            if (pages > 0)
            {
                WriteStructure(pages);
            }
        }
        finally
        {
            Close(runs);
        }
    }

    /// <summary>Closes runs that nobody will write.</summary>
    public static void Close(IEnumerable<RunFile?> runs)
    {
        foreach (var run in runs)
        {
            run?.Dispose();
        }
    }

    private static List<Range> Stretches(IReadOnlyList<SpooledEntry> entries)
    {
        var stretches = new List<Range>();
        long bytes = 0;
        int start = 0;
        for (int i = 0; i < entries.Count; i++)
        {
            bytes += entries[i].Length;
            if (bytes >= RunBytes || i == entries.Count - 1)
            {
                stretches.Add(start..(i + 1));
                start = i + 1;
                bytes = 0;
            }
        }

        return stretches;
    }

    // How many rows there are, and how many words each column has.
    private void WriteTotals(RunFile[] runs)
    {
        long[] totals = [runs.Sum(run => run.Rows), .. Enumerable.Range(0, PostingRun.Columns).Select(column => runs.Sum(run => run.Words[column]))];
        Write(AveragesId, Numbers(totals));
    }

    // The settings' stamp stays as it is. Levels, segments, pages written so far; then each level's merges and segments.
    private void WriteStructure(int pages)
    {
        byte[] stamp = Stamp();
        var numbers = new List<long> { Level + 1, 1, 0 };
        for (int level = 0; level < Level; level++)
        {
            numbers.AddRange([0, 0]);
        }

        numbers.AddRange([0, 1, Segment, 1, pages]);
        Write(StructureId, [.. stamp, .. Numbers(numbers)]);
    }

    private byte[] Stamp()
    {
        using var row = database.Use($"select substr(block, 1, 4) from {Table}_data where id = {StructureId}");
        return row.Step() && row.Blob(0) is { Length: 4 } stamp
            ? stamp.ToArray()
            : throw new IndexUnavailableException("the search index cannot be filled: FTS5 made no structure record");
    }

    private void Write(int id, byte[] block) =>
        database.Use($"insert or replace into {Table}_data(id, block) values(?1, ?2)").With(1, id).WithBlob(2, block).Run();

    private static byte[] Numbers(IReadOnlyCollection<long> numbers)
    {
        byte[] bytes = new byte[numbers.Count * Varint.MaxLength];
        int length = 0;
        foreach (long number in numbers)
        {
            length += Varint.Write(bytes.AsSpan(length), number);
        }

        return bytes[..length];
    }
}
