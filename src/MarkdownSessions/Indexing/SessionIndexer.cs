using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Puts one session into an index: whole, or only what was added since.</summary>
internal sealed class SessionIndexer(SessionSource source)
{
    /// <summary>A session is handed over in steps of about this many letters of words, so that memory stays flat.</summary>
    private const int StepLetters = 4 * 1024 * 1024;

    /// <summary>Everything an index learns of the session, in one or more steps that are to be put in order.</summary>
    public IEnumerable<SessionChange> All()
    {
        var head = source.ReadHead();
        var summary = new SummaryMaker(source.Folder.Id, head);
        return Steps(source.Messages(LogPosition.Start, firstOrdinal: 1), head, summary, fromOrdinal: 0, known: [], isInDoubt: false);
    }

    /// <summary>What was appended since <paramref name="known"/> was indexed: to its last segment, and as new ones behind it.</summary>
    /// <param name="index">The index that holds it.</param>
    /// <param name="known">The session as it holds it.</param>
    /// <param name="stamps">The segments as it holds them; the files still begin with these bytes, in this order.</param>
    /// <param name="isInDoubt">Whether nobody compared the bytes that it holds: then the next question shall.</param>
    /// <returns>Null when the session has to be read whole.</returns>
    public IEnumerable<SessionChange>? Grown(
        ISessionIndex index, IndexedSession known, IReadOnlyList<SegmentStamp> stamps, bool isInDoubt)
    {
        var resume = known.Summary.Resume;
        bool canResume = resume.Ordinal >= 1 && stamps.Any(stamp => stamp.Name == resume.Segment);
        if (!canResume)
        {
            return null;
        }

        var head = source.ReadHead();
        bool hasNewSegments = source.Folder.Segments.Count > stamps.Count;
        if (hasNewSegments && !MeansTheSame(head, source.ReadHead(stamps.Count)))
        {
            return null;
        }

        var start = EarliestTouched(index, known, resume);
        if (start is not { } from || (from.Ordinal < resume.Ordinal && known.Summary.SettledUsage != SessionUsage.None))
        {
            // What the messages in between used cannot be taken off the sum.
            return null;
        }

        var summary = new SummaryMaker(known.Summary, head, from.Ordinal);
        var position = new LogPosition(from.Segment, from.Offset, from.Line);
        return Steps(source.Messages(position, from.Ordinal), head, summary, from.Ordinal, stamps, isInDoubt);
    }

    // A new segment's front matter may say something else of the session, which every indexed message repeats.
    private bool MeansTheSame(SessionHead now, SessionHead before) => source.MessageHead(now) == source.MessageHead(before);

    // What was appended may continue an earlier message, or say an entry again: then reading begins there.
    private ResumePoint? EarliestTouched(ISessionIndex index, IndexedSession known, ResumePoint resume)
    {
        while (true)
        {
            var position = new LogPosition(resume.Segment, resume.Offset, resume.Line);
            var earlier = resume;
            bool isFirst = true;
            foreach (var message in source.Messages(position, resume.Ordinal))
            {
                bool hasNoTime = isFirst && message.Ticks == 0;
                if (hasNoTime || message.IsConflicting)
                {
                    return null;
                }

                isFirst = false;
                if (index.Find(known.Number, DocumentBuilder.IdHash(message.Id)) is not { } ordinal || ordinal >= earlier.Ordinal)
                {
                    continue;
                }

                if (index.Locate(known.Number, ordinal) is not { } place || place.Segment != resume.Segment)
                {
                    return null;
                }

                earlier = new(place.Segment, place.Offset, place.Line, ordinal);
            }

            if (source.Readings.Count == 0 || source.Readings.Any(reading => reading.HasConflicts))
            {
                return null;
            }

            if (earlier == resume)
            {
                return resume;
            }

            resume = earlier;
        }
    }

    private IEnumerable<SessionChange> Steps(
        IEnumerable<Message> messages,
        SessionHead head,
        SummaryMaker summary,
        int fromOrdinal,
        IReadOnlyList<SegmentStamp> known,
        bool isInDoubt)
    {
        var documents = new List<IndexDocument>();
        var ordinals = new LastHeading();
        int letters = 0;
        int from = fromOrdinal;
        foreach (var message in messages)
        {
            var document = source.Document(message, head);
            summary.Add(message);
            ordinals.Add(message);
            documents.Add(document);
            letters += document.Words.Letters;
            if (letters > StepLetters)
            {
                yield return Step(summary.Make(ResumePoint.Start), known, from, documents, title: null);
                from = message.Ordinal + 1;
                documents = [];
                letters = 0;
            }
        }

        summary.AddTitleLine(source.TitleLine);
        var made = summary.Make(Resume(ordinals));
        var title = source.TitleDocument(made.Title, made.StartedTicks, head);
        yield return Step(made, Stamps(known, isInDoubt), from, documents, title);
    }

    private static SessionChange Step(
        SessionSummary summary,
        IReadOnlyList<SegmentStamp> segments,
        int from,
        List<IndexDocument> documents,
        IndexDocument? title)
    {
        bool replacesTitle = from == 0 && title is not null;
        return new()
        {
            Summary = summary,
            Segments = segments,
            FromOrdinal = from,
            Documents = replacesTitle ? [title!, .. documents] : documents,
            Title = replacesTitle ? null : title,
        };
    }

    private ResumePoint Resume(LastHeading ordinals)
    {
        bool isPlain = source.Readings.All(reading => !reading.HasConflicts)
            && source.Folder.Segments.All(segment => SegmentName.TryParse(segment.Name, out var name) && !name.IsConflictCopy);
        var newest = source.Readings.LastOrDefault(reading => reading.LastEntry is not null)?.LastEntry;
        return isPlain && newest is { } last && ordinals.At(last) is { } ordinal
            ? new(last.Segment, last.Offset, last.Line, ordinal)
            : ResumePoint.Start;
    }

    private List<SegmentStamp> Stamps(IReadOnlyList<SegmentStamp> known, bool isInDoubt)
    {
        var stamps = new List<SegmentStamp>();
        foreach (var file in source.Folder.Segments)
        {
            var reading = source.Readings.FirstOrDefault(reading => reading.Name == file.Name);
            var before = known.FirstOrDefault(stamp => stamp.Name == file.Name);
            if (reading is { Start: 0 })
            {
                stamps.Add(source.Stamp(file, reading));
            }
            else if (reading is not null && before is not null && source.HashOn(before, reading.Start + reading.Length) is { } hash)
            {
                var stamp = source.Stamp(file, reading with { Length = reading.Start + reading.Length, Hash = hash });
                stamps.Add(stamp with { IsRacy = stamp.IsRacy || isInDoubt });
            }
            else if (reading is null && before is not null)
            {
                stamps.Add(before);
            }
        }

        return stamps;
    }

    /// <summary>Remembers which message begins first at the last headings.</summary>
    private sealed class LastHeading
    {
        private readonly Queue<(string Segment, long Offset, int Ordinal)> recent = new();

        public void Add(Message message)
        {
            bool isSame = recent.Any(one => one.Segment == message.Segment && one.Offset == message.Offset);
            if (!isSame)
            {
                recent.Enqueue((message.Segment, message.Offset, message.Ordinal));
            }

            while (recent.Count > 2 * MessageAssembler.Window)
            {
                recent.Dequeue();
            }
        }

        // The last entry may continue a message that began at another heading: then reading starts over.
        public int? At(LogPosition heading)
        {
            foreach (var (segment, offset, ordinal) in recent)
            {
                if (segment == heading.Segment && offset == heading.Offset)
                {
                    return ordinal;
                }
            }

            return null;
        }
    }
}
