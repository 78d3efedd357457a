namespace MarkdownSessions.Format;

/// <summary>
/// Reads one side of git's conflict markers (docs/format.md, "Several machines"). A marker
/// without its fellows is text.
/// </summary>
internal sealed class ConflictFilter(IEnumerable<SegmentLine> lines, ConflictSide side)
{
    // A marker that nothing closes must not hold the rest of a large file.
    private const int MostHeldBytes = 64 * 1024 * 1024;

    private static ReadOnlySpan<byte> Ours => "<<<<<<< "u8;

    private static ReadOnlySpan<byte> Base => "||||||| "u8;

    private static ReadOnlySpan<byte> Middle => "======="u8;

    private static ReadOnlySpan<byte> Theirs => ">>>>>>> "u8;

    /// <summary>At least one whole conflict was met: the other side is worth a reading.</summary>
    public bool HasConflicts { get; private set; }

    /// <summary>The lines of this reading, with the numbers and offsets of the file.</summary>
    public IEnumerable<SegmentLine> Lines()
    {
        List<SegmentLine> held = [];
        int heldBytes = 0;
        foreach (var line in lines)
        {
            bool begins = line.Bytes.AsSpan().StartsWith(Ours);
            if (begins || heldBytes > MostHeldBytes)
            {
                foreach (var lone in held)
                {
                    yield return lone;
                }

                held.Clear();
                heldBytes = 0;
            }

            if (!begins && held.Count == 0)
            {
                yield return line;
                continue;
            }

            held.Add(line);
            heldBytes += line.Bytes.Length;
            if (line.Bytes.AsSpan().StartsWith(Theirs))
            {
                foreach (var chosen in Choose(held))
                {
                    yield return chosen;
                }

                held.Clear();
                heldBytes = 0;
            }
        }

        foreach (var lone in held)
        {
            yield return lone;
        }
    }

    private List<SegmentLine> Choose(List<SegmentLine> conflict)
    {
        var (original, middle) = Parting(conflict, insideEntries: false);
        if (middle < 0)
        {
            (original, middle) = Parting(conflict, insideEntries: true);
        }

        if (middle < 0)
        {
            return [.. conflict];
        }

        HasConflicts = true;
        return side is ConflictSide.Ours ? conflict[1..(original < 0 ? middle : original)] : conflict[(middle + 1)..^1];
    }

    // An entry may hold a line `=======`, as headings underlined so have it: git's own stands between
    // entries, unless the conflict begins in the midst of one.
    private static (int Original, int Middle) Parting(List<SegmentLine> conflict, bool insideEntries)
    {
        int original = -1;
        bool isOpen = false;
        for (int i = 1; i < conflict.Count; i++)
        {
            byte[] line = conflict[i].Bytes;
            isOpen = HeadingLine.TryRead(line, out _, out var id) ? id is not null : isOpen && !HeadingLine.TryReadFooter(line, out _, out _);
            if (isOpen && !insideEntries)
            {
                continue;
            }

            if (line.AsSpan().SequenceEqual(Middle))
            {
                return (original, i);
            }

            original = original < 0 && line.AsSpan().StartsWith(Base) ? i : original;
        }

        return (original, -1);
    }
}
