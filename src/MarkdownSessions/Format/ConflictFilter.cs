namespace MarkdownSessions.Format;

/// <summary>
/// Reads one side of git's conflict markers (docs/format.md, "Several machines"). A marker
/// without its fellows is text.
/// </summary>
internal sealed class ConflictFilter(IEnumerable<SegmentLine> lines, ConflictSide side)
{
    private static ReadOnlySpan<byte> Ours => "<<<<<<< "u8;

    private static ReadOnlySpan<byte> Base => "||||||| "u8;

    private static ReadOnlySpan<byte> Middle => "======="u8;

    private static ReadOnlySpan<byte> Theirs => ">>>>>>> "u8;

    /// <summary>At least one whole conflict was met: the other side is worth a reading.</summary>
    public bool HasConflicts { get; private set; }

    /// <summary>The lines of this reading, with the numbers and offsets of the file.</summary>
    public IEnumerable<SegmentLine> Lines()
    {
        List<SegmentLine>? held = null;
        foreach (var line in lines)
        {
            if (line.Bytes.AsSpan().StartsWith(Ours))
            {
                foreach (var lone in held ?? [])
                {
                    yield return lone;
                }

                held = [line];
                continue;
            }

            if (held is null)
            {
                yield return line;
                continue;
            }

            held.Add(line);
            if (line.Bytes.AsSpan().StartsWith(Theirs))
            {
                foreach (var chosen in Choose(held))
                {
                    yield return chosen;
                }

                held = null;
            }
        }

        foreach (var lone in held ?? [])
        {
            yield return lone;
        }
    }

    private List<SegmentLine> Choose(List<SegmentLine> conflict)
    {
        int middle = conflict.FindIndex(line => line.Bytes.AsSpan().SequenceEqual(Middle));
        if (middle < 0)
        {
            return conflict;
        }

        HasConflicts = true;
        int original = conflict.FindIndex(line => line.Bytes.AsSpan().StartsWith(Base));
        int oursEnd = original >= 0 && original < middle ? original : middle;
        return side is ConflictSide.Ours ? conflict[1..oursEnd] : conflict[(middle + 1)..^1];
    }
}
