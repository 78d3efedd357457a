using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// Where a conflict's sides part. An entry may hold a line <c>=======</c>, as headings underlined so
/// have it, and git may part a conflict in the midst of an entry; so of all such lines that one
/// is taken by which both sides read best.
/// </summary>
/// <param name="OursEnd">The first line that is no longer ours: git's <c>=======</c>, or <c>|||||||</c> in diff3 style.</param>
/// <param name="Middle">The line <c>=======</c>.</param>
internal readonly record struct ConflictParting(int OursEnd, int Middle)
{
    // More look-alikes than that stand in no conflict that anybody will still mend by reading.
    private const int MostCandidates = 32;

    private static ReadOnlySpan<byte> BaseMarker => "||||||| "u8;

    private static ReadOnlySpan<byte> MiddleMarker => "======="u8;

    /// <summary>The best parting; null when there is none.</summary>
    /// <param name="conflict">The lines from git's first marker to its last one.</param>
    /// <param name="insideEntry">An entry was open above the first marker.</param>
    public static ConflictParting? Find(List<SegmentLine> conflict, bool insideEntry)
    {
        ConflictParting? best = null;
        int fewest = int.MaxValue;
        foreach (var parting in Candidates(conflict))
        {
            int faults = parting.Faults(conflict, insideEntry);
            if (faults < fewest)
            {
                (best, fewest) = (parting, faults);
            }
        }

        return best;
    }

    private static IEnumerable<ConflictParting> Candidates(List<SegmentLine> conflict)
    {
        var middles = Where(conflict, line => line.SequenceEqual(MiddleMarker));
        var originals = Where(conflict, line => line.StartsWith(BaseMarker));
        foreach (int middle in middles)
        {
            foreach (int original in originals.Where(original => original < middle))
            {
                yield return new(original, middle);
            }

            yield return new(middle, middle);
        }
    }

    private static List<int> Where(List<SegmentLine> conflict, Func<ReadOnlySpan<byte>, bool> fits) =>
        [.. Enumerable.Range(1, conflict.Count - 2).Where(at => fits(conflict[at].Bytes)).Take(MostCandidates)];

    // Both sides stand between the same lines: where one begins with an entry or ends inside one, so does the other.
    private int Faults(List<SegmentLine> conflict, bool insideEntry)
    {
        var (ours, oursOpen) = Faults(conflict, 1, OursEnd, insideEntry);
        var (theirs, theirsOpen) = Faults(conflict, Middle + 1, conflict.Count - 1, insideEntry);
        bool hasBase = OursEnd < Middle;
        var (original, originalOpen) = hasBase ? Faults(conflict, OursEnd + 1, Middle, insideEntry) : (0, oursOpen);
        bool endAlike = oursOpen == theirsOpen && oursOpen == originalOpen;
        bool beginAlike = BeginsWithHeading(conflict[1]) == BeginsWithHeading(conflict[Middle + 1]);
        return ours + theirs + original + (endAlike ? 0 : 1) + (beginAlike ? 0 : 1);
    }

    private static bool BeginsWithHeading(SegmentLine line) => HeadingLine.TryRead(line.Bytes, out _, out _);

    private static (int Faults, bool IsOpen) Faults(List<SegmentLine> conflict, int from, int to, bool insideEntry)
    {
        int faults = 0;
        bool isOpen = insideEntry;
        EntryId? openId = null;
        for (int i = from; i < to; i++)
        {
            if (HeadingLine.TryRead(conflict[i].Bytes, out _, out var id) && id is not null)
            {
                faults += isOpen ? 1 : 0;
                (isOpen, openId) = (true, id);
            }
            else if (HeadingLine.TryReadFooter(conflict[i].Bytes, out var closed, out _))
            {
                // Of an entry that was open above the conflict the id is not known here.
                faults += isOpen && (openId is null || openId == closed) ? 0 : 1;
                (isOpen, openId) = (false, null);
            }
        }

        return (faults, isOpen);
    }
}
