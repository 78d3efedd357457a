using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Reads a session's log: its segments in order as one sequence of entries, whatever became of
/// the files since they were written. A segment that cannot be opened costs that segment.
/// </summary>
internal sealed class SessionLog
{
    private readonly IVaultFiles files;
    private readonly string folder;
    private readonly IReadOnlyList<string> segments;
    private readonly List<SegmentReading> readings = [];

    private SessionLog(IVaultFiles files, string folder, IReadOnlyList<string> segments)
    {
        this.files = files;
        this.folder = folder;
        this.segments = segments;
    }

    /// <summary>The log of a session that was found: the one way to open a whole one.</summary>
    public static SessionLog Of(IVaultFiles files, SessionFolder folder) =>
        new(files, folder.Path, [.. folder.Segments.Select(segment => segment.Name)]);

    /// <summary>The part of a log that stands in one segment, for who knows a place in it.</summary>
    public static SessionLog OfSegment(IVaultFiles files, string folder, string segment) => new(files, folder, [segment]);

    /// <summary>What the last reading learned of each segment it came to the end of.</summary>
    public IReadOnlyList<SegmentReading> Readings => readings;

    /// <summary>Whether the readings name the marks that fit no production; nobody but a check asks for them.</summary>
    public bool NamesStrayMarks { get; set; }

    /// <summary>What could not be read as it was meant, in the last reading.</summary>
    public List<LogIssue> Issues { get; } = [];

    /// <summary>The first title line that stands above a segment's entries, once that segment's first entry was read; null for none.</summary>
    public string? TitleLine { get; private set; }

    /// <summary>Reads the front matter of every segment.</summary>
    public SessionHead ReadHead() => ReadHead(segments.Count);

    /// <summary>Reads the front matter of the first segments.</summary>
    public SessionHead ReadHead(int count)
    {
        var head = new SessionHead();
        foreach (string segment in segments.Take(count))
        {
            if (Open(segment) is not { } stream)
            {
                continue;
            }

            using (stream)
            {
                head.Add(SegmentReader.ReadFront(stream));
            }
        }

        return head;
    }

    /// <summary>The entries from a heading on, to the end of the log.</summary>
    public IEnumerable<PlacedEntry> Read(LogPosition from)
    {
        readings.Clear();
        Issues.Clear();
        long ticks = 0;
        bool begun = from.Segment.Length == 0;
        foreach (string segment in segments)
        {
            bool isFirst = !begun && segment == from.Segment;
            begun |= isFirst;
            if (!begun)
            {
                continue;
            }

            var start = isFirst ? new SegmentStart(from.Offset, from.Line, default) : SegmentStart.Top;
            foreach (var logged in ReadSegment(segment, start))
            {
                ticks = logged.Entry.Time.Instant?.UtcTicks ?? ticks;

                // The other side of a conflict is read once the segment was read to its end.
                bool isOtherSide = readings.Count > 0 && readings[^1].Name == segment;
                yield return new(segment, logged, ticks) { IsOtherSide = isOtherSide };
            }
        }
    }

    /// <summary>The entries of a stretch of one segment.</summary>
    /// <param name="from">The heading it begins with.</param>
    /// <param name="length">Its bytes.</param>
    public IEnumerable<PlacedEntry> Read(LogPosition from, long length)
    {
        if (Open(from.Segment, from.Offset) is not { } stream)
        {
            yield break;
        }

        using (stream)
        {
            byte[] bytes = new byte[length];
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var start = new SegmentStart(from.Offset, from.Line, default);
            using var stretch = new MemoryStream(bytes, 0, read);
            foreach (var logged in SegmentReader.Read(stretch, start, []).Entries())
            {
                yield return new(from.Segment, logged, logged.Entry.Time.Instant?.UtcTicks ?? 0);
            }
        }
    }

    private IEnumerable<LoggedEntry> ReadSegment(string segment, SegmentStart start)
    {
        if (Open(segment, start.Offset) is not { } opened)
        {
            yield break;
        }

        bool hasConflicts;
        using (var stream = new HashingStream(opened))
        {
            var issues = new List<ParseIssue>();
            var reader = SegmentReader.Read(stream, start with { Time = start.Offset == 0 ? NamedTime(segment) : default }, issues);
            var strayMarks = new List<int>();
            reader.StrayMarks = NamesStrayMarks ? strayMarks : null;
            LogPosition? last = null;
            foreach (var logged in reader.Entries())
            {
                TitleLine ??= reader.Title;
                last = new(segment, logged.Offset, logged.HeadingLine);
                yield return logged;
            }

            hasConflicts = reader.HasConflicts;
            TitleLine ??= reader.Title;
            Issues.AddRange(issues.Select(issue => new LogIssue(segment, issue.Line, issue.Problem)));
            readings.Add(new(segment, start.Offset, stream.Count, stream.Hash, hasConflicts, last)
            {
                Front = reader.Front,
                Tail = reader.Tail,
                Issues = issues,
                StrayMarks = strayMarks,
                NulLines = reader.NulLines,
                ConflictLines = reader.ConflictLines,
            });
        }

        if (hasConflicts)
        {
            Issues.Add(new(segment, 0, "git left conflict markers; both sides are read"));
            foreach (var logged in ReadTheirs(segment))
            {
                yield return logged;
            }
        }
    }

    private IEnumerable<LoggedEntry> ReadTheirs(string segment)
    {
        if (Open(segment) is not { } stream)
        {
            yield break;
        }

        using (stream)
        {
            foreach (var logged in SegmentReader.ReadTheirs(stream, SegmentStart.Top, []).Entries())
            {
                yield return logged;
            }
        }
    }

    private Stream? Open(string segment, long offset = 0)
    {
        try
        {
            var stream = files.OpenRead(Path.Join(folder, segment));
            stream.Seek(offset, SeekOrigin.Begin);
            return stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It may have been moved by a sync, or may be unreadable: the other segments still tell.
            Issues.Add(new(segment, 0, $"cannot be read: {e.Message}"));
            return null;
        }
    }

    private static Timestamp NamedTime(string segment)
    {
        // yyyy-MM-dd-HHmm…: the start minute in UTC; only for text above any heading.
        bool named = segment.Length >= 15 && Timestamp.TryParse($"{segment[..10]}T{segment[11..13]}:{segment[13..15]}:00Z", out var time)
            && time.Instant is not null;
        return named && Timestamp.TryParse($"{segment[..10]}T{segment[11..13]}:{segment[13..15]}:00Z", out time) ? time : default;
    }
}
