namespace MarkdownSessions.Format;

/// <summary>
/// Reads one side of git's conflict markers (docs/format.md, "Several machines"). A marker
/// without its fellows is text.
/// </summary>
internal sealed class ConflictFilter(IEnumerable<SegmentLine> lines, ConflictSide side)
{
    // A marker that nothing closes must not hold the rest of a large file.
    private const int MostHeldBytes = 64 * 1024 * 1024;

    private readonly List<int> conflictLines = [];

    private static ReadOnlySpan<byte> Ours => "<<<<<<< "u8;

    private static ReadOnlySpan<byte> Theirs => ">>>>>>> "u8;

    /// <summary>At least one whole conflict was met: the other side is worth a reading.</summary>
    public bool HasConflicts => conflictLines.Count > 0;

    /// <summary>The lines of the first markers of the conflicts that were met, counted from 1.</summary>
    public IReadOnlyList<int> ConflictLines => conflictLines;

    /// <summary>The lines of this reading, with the numbers and offsets of the file.</summary>
    public IEnumerable<SegmentLine> Lines()
    {
        bool insideEntry = false;
        foreach (var line in ChosenLines(() => insideEntry))
        {
            // A look at the beginning is enough, and no footer is parsed twice: this is a hint for conflicts only.
            insideEntry = HeadingLine.TryRead(line.Bytes, out _, out var id)
                ? id is not null
                : insideEntry && !line.Bytes.AsSpan().StartsWith("<!-- cru end "u8);
            yield return line;
        }
    }

    private IEnumerable<SegmentLine> ChosenLines(Func<bool> isInsideEntry)
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
                foreach (var chosen in Choose(held, isInsideEntry()))
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

    private List<SegmentLine> Choose(List<SegmentLine> conflict, bool insideEntry)
    {
        if (ConflictParting.Find(conflict, insideEntry) is not { } parting)
        {
            return [.. conflict];
        }

        conflictLines.Add(conflict[0].Number);
        return side is ConflictSide.Ours ? conflict[1..parting.OursEnd] : conflict[(parting.Middle + 1)..^1];
    }
}
