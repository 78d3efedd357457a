using System.Globalization;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>The lines between two headings, collected until it is known how they end.</summary>
internal sealed class Region
{
    /// <summary>64 MiB: an entry is at most 1 MiB by the format; a person may paste more, its rest is not read.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private readonly ByteBuffer content = new();
    private readonly ByteBuffer below = new();
    private readonly int line;
    private readonly bool hasHeading;
    private int contentLine;
    private int belowLine;
    private Facts? footer;
    private bool interrupted;
    private bool isFull;
    private uint checksum;

    private Region(int line, long offset, Timestamp time, EntryId? id, bool hasHeading)
    {
        this.line = line;
        this.hasHeading = hasHeading;
        Offset = offset;
        Time = time;
        Id = id;
        contentLine = line + (hasHeading ? 1 : 0);
    }

    /// <summary>The first byte of the heading.</summary>
    public long Offset { get; }

    /// <summary>The heading's time.</summary>
    public Timestamp Time { get; }

    /// <summary>The opening mark's id; null when a person typed the heading.</summary>
    public EntryId? Id { get; }

    /// <summary>NULs stand where it went on.</summary>
    public bool EndsInNuls { get; set; }

    /// <summary>A program opened it and its footer has not come yet.</summary>
    public bool IsOpen => Id is not null && footer is null;

    /// <summary>A region that begins with a heading.</summary>
    public static Region Under(SegmentLine heading, Timestamp time, EntryId? id)
    {
        var region = new Region(heading.Number, heading.Offset, time, id, hasHeading: true);
        region.checksum = Crc32C.Append(Crc32C.Append(Crc32C.Empty, heading.Bytes), "\n"u8);
        return region;
    }

    /// <summary>A region of text above any heading.</summary>
    public static Region WithoutHeading(SegmentLine first, Timestamp time) =>
        new(first.Number, first.Offset, time, id: null, hasHeading: false);

    /// <summary>Adds a line.</summary>
    /// <returns>False for the first line that is too much, and no further one is taken.</returns>
    public bool Add(SegmentLine added)
    {
        if (isFull)
        {
            return true;
        }

        var target = footer is null ? content : below;
        if (target.Length == 0)
        {
            _ = footer is null ? contentLine = added.Number : belowLine = added.Number;
        }

        isFull = target.Length + added.Bytes.Length > MostBytes;
        if (!isFull)
        {
            target.Add(added.Bytes);
            target.Add("\n"u8);
        }

        return !isFull;
    }

    /// <summary>Takes the footer; text that follows lies outside of the checksum.</summary>
    public void CloseBy(Facts facts, bool interrupted)
    {
        footer = facts;
        this.interrupted = interrupted;
        isFull = false;
    }

    /// <summary>Adds the entries of this region.</summary>
    /// <param name="end">The byte after its last one.</param>
    /// <param name="torn">A seal follows.</param>
    /// <param name="entries">Gets the entries.</param>
    /// <param name="strayMarks">Gets the lines of marks that fit no production; null when nobody asks.</param>
    public void Emit(long end, bool torn, List<LoggedEntry> entries, ICollection<int>? strayMarks)
    {
        bool isTorn = IsOpen || (torn && footer is null);
        var lines = Lines(content.Written, dropNuls: footer is null, unfinished: isTorn);
        var speeches = EntryParser.Parse(lines, contentLine).ToList();
        AddStrayMarks(lines, contentLine, isTorn, strayMarks);
        var state = isTorn ? EntryState.Torn : Id is null ? EntryState.ByHand : IsIntact() ? EntryState.Complete : EntryState.Edited;
        var tornBelow = AddBelow(torn, speeches, strayMarks);
        if (hasHeading && speeches.Count == 0)
        {
            speeches.Add(new(role: null, line));
        }

        var repeats = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < speeches.Count; i++)
        {
            bool isOwn = i == 0 && Id is not null;
            bool isOwnTorn = isOwn && isTorn;
            entries.Add(new()
            {
                Entry = Entry(speeches[i], isOwn ? Id : null, isOwn, repeats),
                State = isOwn || isTorn ? state : EntryState.ByHand,
                Line = i == 0 ? line : speeches[i].Line,
                HeadingLine = line,
                PartLines = speeches[i].PartLines,
                Offset = Offset,
                Length = end - Offset,
                Left = isOwnTorn ? Left() : default,
                EndsInNuls = isTorn && EndsInNuls,
            });
        }

        foreach (var speech in tornBelow)
        {
            entries.Add(new()
            {
                Entry = Entry(speech, id: null, isOwn: false, repeats),
                State = EntryState.Torn,
                Line = speech.Line,
                HeadingLine = line,
                PartLines = speech.PartLines,
                Offset = Offset,
                Length = end - Offset,
            });
        }
    }

    // Text below a footer goes on with what its speaker said; torn text there is nobody's.
    private IReadOnlyList<Speech> AddBelow(bool torn, List<Speech> speeches, ICollection<int>? strayMarks)
    {
        if (below.Length == 0)
        {
            return [];
        }

        var lines = Lines(below.Written, dropNuls: true, unfinished: torn);
        var more = EntryParser.Parse(lines, belowLine);
        AddStrayMarks(lines, belowLine, torn, strayMarks);
        if (torn)
        {
            return more;
        }

        foreach (var speech in more)
        {
            if (speech.Role is null && speeches.Count > 0)
            {
                for (int i = 0; i < speech.Parts.Count; i++)
                {
                    speeches[^1].Add(speech.Parts[i], speech.PartLines[i]);
                }
            }
            else
            {
                speeches.Add(speech);
            }
        }

        return [];
    }

    // The last line of what is torn is no mark that somebody mistyped: it is one that nobody finished.
    private static void AddStrayMarks(string[] lines, int firstLine, bool torn, ICollection<int>? strayMarks)
    {
        if (strayMarks is null)
        {
            return;
        }

        int unfinished = torn ? Array.FindLastIndex(lines, line => line.Length > 0) : -1;
        for (int i = 0; i < lines.Length; i++)
        {
            if (i != unfinished && Mark.StandsIn(lines[i]) && ContentLine.Read(lines[i]) is ContentLine.Words)
            {
                strayMarks.Add(firstLine + i);
            }
        }
    }

    private Entry Entry(Speech speech, EntryId? id, bool isOwn, Dictionary<string, int> repeats)
    {
        var role = speech.Role ?? Role.Unnamed;
        return new()
        {
            Id = id ?? HandId(speech, role, repeats),
            Time = Time,
            Role = role,
            Parts = speech.Parts,
            Facts = isOwn ? footer?.Without("crc") ?? Facts.Empty : Facts.Empty,
        };
    }

    private EntryId HandId(Speech speech, Role role, Dictionary<string, int> repeats)
    {
        var first = ByHandId.Of(Time, role, speech.Source, repeat: 0);
        _ = repeats.TryGetValue(first.Message, out int repeat);
        repeats[first.Message] = repeat + 1;
        return repeat == 0 ? first : ByHandId.Of(Time, role, speech.Source, repeat);
    }

    private bool IsIntact()
    {
        var written = content.Written;
        if (written.EndsWith("\n\n"u8) || (written.Length == 1 && written[0] == '\n'))
        {
            written = written[..^1];
        }

        string crc = Crc32C.Append(checksum, written).ToString("x8", CultureInfo.InvariantCulture);
        return !interrupted && (footer?.Text("crc") is not { } said || said == crc);
    }

    // What is left of a torn entry can be told from the beginning of a whole one by its bytes only: a cut may go through
    // a backslash, a directive or a letter. A footer's facts may be others when it is written again.
    private byte[] Left()
    {
        var left = content.Written.TrimEnd("\n"u8);
        int lastLine = left.LastIndexOf((byte)'\n') + 1;
        ReadOnlySpan<byte> beginning = Encoding.UTF8.GetBytes(EntryWriter.Footer(Id!.Value));
        bool endsInFooter = left.Length - lastLine > 1 && (beginning.StartsWith(left[lastLine..]) || left[lastLine..].StartsWith(beginning));
        return (endsInFooter ? left[..lastLine].TrimEnd("\n"u8) : left).ToArray();
    }

    private string[] Lines(ReadOnlySpan<byte> bytes, bool dropNuls, bool unfinished)
    {
        if (dropNuls)
        {
            bytes = bytes.TrimEnd("\n"u8).TrimEnd((byte)0);
        }

        if (bytes.EndsWith("\n"u8))
        {
            bytes = bytes[..^1];
        }

        if (bytes.IsEmpty)
        {
            return [];
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        bool endsInFooter = unfinished && Id is { } id && lines[^1].Length > 1
            && (EntryWriter.Footer(id).StartsWith(lines[^1], StringComparison.Ordinal)
                || lines[^1].StartsWith(EntryWriter.Footer(id), StringComparison.Ordinal));
        return endsInFooter ? lines[..^1] : lines;
    }
}
