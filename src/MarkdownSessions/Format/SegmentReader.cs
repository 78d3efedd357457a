using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// Reads a segment entry by entry, in memory that does not grow with the file
/// (docs/format.md, "Log segments"). Any bytes can be read; what is odd becomes an issue.
/// </summary>
public sealed class SegmentReader
{
    // An entry that a program died in, with this many headings by hand below it, will not be closed any more.
    private const int MostInside = 1_000;

    private readonly ConflictFilter filter;
    private readonly ICollection<ParseIssue> issues;
    private readonly bool beginsWithHead;
    private readonly List<Region> inside = [];
    private readonly List<int> nulLines = [];
    private Region? main;
    private Timestamp lastTime;
    private long end;
    private bool tornLine;
    private bool endsInNuls;

    private SegmentReader(Stream stream, SegmentStart start, ConflictSide side, ICollection<ParseIssue> issues)
    {
        filter = new(new LineReader(stream, start.Line, start.Offset).Lines(), side);
        this.issues = issues;
        beginsWithHead = start.Offset == 0;
        lastTime = start.Time;
        end = start.Offset;
    }

    /// <summary>The front matter; complete once the first entry was read. Empty when reading began below it.</summary>
    public FrontMatter Front { get; private set; } = FrontMatter.Empty;

    /// <summary>The text of the line <c># …</c> above the first entry; null when there is none.</summary>
    public string? Title { get; private set; }

    /// <summary>Git left conflict markers: what stands on the other side is read by <see cref="ReadTheirs"/>.</summary>
    public bool HasConflicts => filter.HasConflicts;

    /// <summary>The lines of the first markers of git's conflicts, counted from 1; known once all was read.</summary>
    internal IReadOnlyList<int> ConflictLines => filter.ConflictLines;

    /// <summary>The lines that hold NULs, counted from 1.</summary>
    internal IReadOnlyList<int> NulLines => nulLines;

    /// <summary>
    /// Receives the lines that begin like a mark and fit no whole production, so that they were read as text
    /// (docs/format.md, "Marks"); null when nobody asks for them.
    /// </summary>
    internal ICollection<int>? StrayMarks { get; set; }

    /// <summary>How the segment ends; known once all was read.</summary>
    public SegmentTail Tail { get; private set; } = SegmentTail.Clean;

    /// <summary>Reads a segment.</summary>
    /// <param name="stream">The bytes from <paramref name="start"/> on; the caller closes it.</param>
    /// <param name="start">Where the stream stands; a heading, or the start of the file.</param>
    /// <param name="issues">Receives what could not be read as it was meant.</param>
    public static SegmentReader Read(Stream stream, SegmentStart start, ICollection<ParseIssue> issues) =>
        new(stream, start, ConflictSide.Ours, issues);

    /// <summary>Reads a segment with conflict markers as the other machine wrote it.</summary>
    /// <inheritdoc cref="Read"/>
    public static SegmentReader ReadTheirs(Stream stream, SegmentStart start, ICollection<ParseIssue> issues) =>
        new(stream, start, ConflictSide.Theirs, issues);

    /// <summary>Reads the front matter and nothing below it.</summary>
    internal static FrontMatter ReadFront(Stream stream)
    {
        var reader = Read(stream, SegmentStart.Top, []);
        using var lines = new PushedBackLines(reader.filter.Lines());
        return FrontMatterBlock.Read(lines, reader.issues);
    }

    /// <summary>The entries in the order of the file; to be asked once.</summary>
    public IEnumerable<LoggedEntry> Entries()
    {
        using var lines = new PushedBackLines(filter.Lines());
        if (beginsWithHead)
        {
            ReadHead(lines);
        }

        SegmentLine? last = null;
        foreach (var line in WithoutNuls(lines.Rest()))
        {
            if (last is { } before)
            {
                foreach (var entry in TakeOrBreak(before, isLast: false))
                {
                    yield return entry;
                }
            }

            last = line;
        }

        if (last is { } final)
        {
            end = final.Offset + final.Bytes.Length + (final.HasLineFeed ? 1 : 0);
            foreach (var entry in TakeOrBreak(final, isLast: !final.HasLineFeed))
            {
                yield return entry;
            }
        }

        foreach (var entry in Close(sealedHere: false))
        {
            yield return entry;
        }
    }

    private static IEnumerable<SegmentLine> WithoutNuls(IEnumerable<SegmentLine> lines)
    {
        foreach (var line in lines)
        {
            if (!line.HasNuls)
            {
                yield return line;
                continue;
            }

            foreach (var piece in line.WithoutNuls())
            {
                yield return piece;
            }
        }
    }

    private void ReadHead(PushedBackLines lines)
    {
        Front = FrontMatterBlock.Read(lines, issues);
        if (Front.Text("started") is { } started && Timestamp.TryParse(started, out var time))
        {
            lastTime = time;
        }

        Title = Preamble.Skip(lines, issues);
    }

    // A power cut may leave NULs also where another writer went on below them: they end what stands above, as a seal does.
    private List<LoggedEntry> TakeOrBreak(SegmentLine line, bool isLast)
    {
        if (!line.EndsInNuls)
        {
            endsInNuls &= line.Bytes.Length == 0;
            return Take(line, isLast);
        }

        var done = line.Bytes.Length == 0 ? [] : Take(line, isLast: true);
        nulLines.Add(line.Number);
        if (main is not null)
        {
            main.EndsInNuls = true;
        }

        done.AddRange(Finish(line.Offset + line.Bytes.Length, torn: true));
        endsInNuls = true;
        return done;
    }

    private List<LoggedEntry> Take(SegmentLine line, bool isLast)
    {
        if (line.IsCut)
        {
            issues.Add(new(ParseIssueKind.TooLong, line.Number, $"line is longer than {LineReader.LongestLine >> 20} MiB; its rest is not read"));
        }

        // A last line without its end may be the beginning of a heading that nobody finished.
        bool mayBeTorn = isLast && !(main is { IsOpen: true });
        if (HeadingLine.TryRead(line.Bytes, out var time, out var id) && !(isLast && id is null))
        {
            return Begin(line, time, id);
        }

        if (HeadingLine.TryReadFooter(line.Bytes, out var footerId, out var facts))
        {
            CloseByFooter(line, footerId, facts);
            return [];
        }

        if (line.Bytes.AsSpan().SequenceEqual("<!-- cru torn -->"u8))
        {
            return Close(sealedHere: true, line);
        }

        if (mayBeTorn && IsBeginningOfStructure(line.Bytes.AsSpan().TrimEnd((byte)0)))
        {
            return CloseWithTornLine(line);
        }

        if (!Current(line).Add(line))
        {
            issues.Add(new(ParseIssueKind.TooLong, line.Number, $"entry is larger than {Region.MostBytes >> 20} MiB; its rest is not read"));
        }

        return [];
    }

    private Region Current(SegmentLine line)
    {
        if (inside.Count > 0)
        {
            return inside[^1];
        }

        // Text above any heading, or below a seal, belongs to no heading.
        return main ??= Region.WithoutHeading(line, lastTime);
    }

    private List<LoggedEntry> Begin(SegmentLine line, Timestamp time, EntryId? id)
    {
        time = KnownTime(line, time);
        var region = Region.Under(line, time, id);
        if (id is null && main is { IsOpen: true } && inside.Count < MostInside)
        {
            inside.Add(region);
            return [];
        }

        var done = Finish(region.Offset, torn: false);
        tornLine = false;
        main = region;
        lastTime = time;
        return done;
    }

    private void CloseByFooter(SegmentLine line, EntryId id, Facts facts)
    {
        if (main is { IsOpen: true } && main.Id == id)
        {
            main.CloseBy(facts, interrupted: inside.Count > 0);
        }
        else
        {
            issues.Add(new(ParseIssueKind.LostHeading, line.Number, $"footer of '{id}' without its heading; passed over"));
        }
    }

    private List<LoggedEntry> Close(bool sealedHere, SegmentLine? line = null)
    {
        Tail = TailOf(sealedHere);
        return Finish(line?.Offset ?? end, torn: sealedHere);
    }

    private List<LoggedEntry> CloseWithTornLine(SegmentLine line)
    {
        var done = Finish(line.Offset, torn: false);
        main = Region.WithoutHeading(line, lastTime);
        main.Add(line);
        done.AddRange(Finish(end, torn: true));
        tornLine = true;
        return done;
    }

    private SegmentTail TailOf(bool sealedHere)
    {
        if (sealedHere)
        {
            return SegmentTail.Clean;
        }

        bool torn = tornLine || endsInNuls || main is { IsOpen: true };
        return torn ? SegmentTail.Torn : SegmentTail.Clean;
    }

    private List<LoggedEntry> Finish(long upTo, bool torn)
    {
        var done = new List<LoggedEntry>();
        if (main is not null)
        {
            long mainEnd = inside.Count > 0 ? inside[0].Offset : upTo;
            main.Emit(mainEnd, torn, done, StrayMarks);
            for (int i = 0; i < inside.Count; i++)
            {
                inside[i].Emit(i + 1 < inside.Count ? inside[i + 1].Offset : upTo, torn: false, done, StrayMarks);
                lastTime = inside[i].Time;
            }
        }

        main = null;
        inside.Clear();
        return done;
    }

    private Timestamp KnownTime(SegmentLine line, Timestamp time)
    {
        if (time.Instant is not null)
        {
            return time;
        }

        issues.Add(new(ParseIssueKind.NoSuchDate, line.Number, $"there is no date '{time}'; the time of the entry above is used for order"));
        return time;
    }

    // `#`, `##`, `## 2…`, `<…`: how a heading, footer or seal begins.
    private static bool IsBeginningOfStructure(ReadOnlySpan<byte> line) =>
        line.SequenceEqual("#"u8) || line.SequenceEqual("##"u8) || line.SequenceEqual("# "u8) || line.SequenceEqual("## "u8)
        || (line.Length > 3 && line.StartsWith("## "u8) && char.IsAsciiDigit((char)line[3]))
        || line.StartsWith("<"u8);
}
