namespace MarkdownSessions.Index.Sqlite.Fts5;

/// <summary>Joins runs to one segment. Every run's rows stand behind those of the run before it.</summary>
internal static class RunMerge
{
    private const byte EndOfRow = 0;
    private const byte More = 0x80;

    /// <summary>Writes the terms of all runs, each with its rows.</summary>
    public static void Write(IReadOnlyList<RunFile> runs, SegmentWriter segment)
    {
        var queue = new PriorityQueue<RunFile, (RunFile Run, int Number)>(Comparer<(RunFile Run, int Number)>.Create(Compare));
        for (int number = 0; number < runs.Count; number++)
        {
            if (runs[number].MoveNext())
            {
                queue.Enqueue(runs[number], (runs[number], number));
            }
        }

        byte[] term = [];
        int length = -1;
        while (queue.TryPeek(out var run, out var place))
        {
            if (length < 0 || !run.Term.SequenceEqual(term.AsSpan(0, length)))
            {
                segment.AddTerm(run.Term);
                length = run.Term.Length;
                term = term.Length < length ? new byte[length * 2] : term;
                run.Term.CopyTo(term);
            }

            AddRows(run.Postings, segment);

            // Taken out before it goes on: the queue orders runs by the term they stand at.
            queue.Dequeue();
            if (run.MoveNext())
            {
                queue.Enqueue(run, place);
            }
        }
    }

    private static int Compare((RunFile Run, int Number) one, (RunFile Run, int Number) other)
    {
        int order = one.Run.Term.SequenceCompareTo(other.Run.Term);
        return order != 0 ? order : one.Number.CompareTo(other.Number);
    }

    private static void AddRows(ReadOnlySpan<byte> postings, SegmentWriter segment)
    {
        long row = 0;
        while (!postings.IsEmpty)
        {
            int begin = Varint.Read(postings, out long delta);
            row += delta;
            int end = EndOfPositions(postings, begin);
            segment.AddRow(row, postings[begin..end]);
            postings = postings[(end + 1)..];
        }
    }

    // A zero is the end unless it is the last byte of a longer number.
    private static int EndOfPositions(ReadOnlySpan<byte> postings, int begin)
    {
        int at = begin;
        while (postings[at] != EndOfRow || postings[at - 1] >= More)
        {
            at++;
        }

        return at;
    }
}
