using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Puts entries together to messages: the same entry twice is one, a continuation goes to its
/// message, one id with two contents gives two messages. Yields messages by their first entry.
/// </summary>
internal sealed class MessageAssembler(int firstOrdinal)
{
    /// <summary>
    /// A continuation is looked for among this many messages before it; one that comes later
    /// stands alone. So words are held of few messages, and reading from the middle gives the same
    /// ones; of each entry a checksum stays (<see cref="SeenEntries"/>).
    /// </summary>
    public const int Window = 64;

    private readonly SeenEntries seen = new();
    private readonly Queue<Draft> open = new();
    private int nextOrdinal = firstOrdinal;

    /// <summary>The messages of these entries.</summary>
    public IEnumerable<Message> Assemble(IEnumerable<PlacedEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (!Take(entry))
            {
                continue;
            }

            while (open.Count > Window)
            {
                yield return open.Dequeue().Finish();
            }
        }

        while (open.TryDequeue(out var draft))
        {
            yield return draft.Finish();
        }
    }

    private bool Take(PlacedEntry placed)
    {
        var entry = placed.Logged.Entry;
        var sighting = seen.See(entry);
        if (sighting is EntrySighting.Again)
        {
            return false;
        }

        // Nearly every entry is neither: it begins a message, whatever stands before it.
        bool isKnown = sighting is EntrySighting.OtherContent;
        bool goesOn = entry.Id.Continuation > 0;
        var message = isKnown || goesOn ? open.LastOrDefault(draft => draft.Id == entry.Id.Message) : null;
        if (message is not null && !isKnown && goesOn)
        {
            message.Add(placed);
            return false;
        }

        // A torn entry that its writer wrote again is no conflict: the second one is the whole one.
        bool torn = placed.Logged.State is EntryState.Torn || message is { State: EntryState.Torn };
        open.Enqueue(new(placed, nextOrdinal++, isConflicting: isKnown && !torn));
        return true;
    }

    private sealed class Draft
    {
        private readonly PlacedEntry first;
        private readonly int ordinal;
        private readonly bool isConflicting;
        private readonly List<MessagePart> parts = [];
        private Facts facts = Facts.Empty;
        private long end;
        private bool isInOneSegment = true;

        public Draft(PlacedEntry first, int ordinal, bool isConflicting)
        {
            this.first = first;
            this.ordinal = ordinal;
            this.isConflicting = isConflicting;
            State = first.Logged.State;
            end = first.Logged.Offset + first.Logged.Length;
            Add(first);
        }

        public string Id => first.Logged.Entry.Id.Message;

        public EntryState State { get; private set; }

        public void Add(PlacedEntry more)
        {
            var logged = more.Logged;
            for (int i = 0; i < logged.Entry.Parts.Count; i++)
            {
                AddPart(new(logged.Entry.Parts[i], more.Segment, logged.PartLines[i]));
            }

            foreach (var (name, value) in logged.Entry.Facts)
            {
                facts = facts.WithRaw(name, value);
            }

            State = logged.State is EntryState.Torn || (logged.State is EntryState.Edited && State is not EntryState.Torn)
                ? logged.State
                : State;
            if (more.Segment == first.Segment)
            {
                end = Math.Max(end, logged.Offset + logged.Length);
            }
            else
            {
                isInOneSegment = false;
            }
        }

        public Message Finish() => new()
        {
            Id = Id,
            Ordinal = ordinal,
            Time = first.Logged.Entry.Time,
            Ticks = first.Ticks,
            Role = first.Logged.Entry.Role,
            Parts = parts,
            Facts = facts,
            State = State,
            IsConflicting = isConflicting,
            Segment = first.Segment,
            Line = first.Logged.Line,
            HeadingLine = first.Logged.HeadingLine,
            Offset = first.Logged.Offset,
            Length = end - first.Logged.Offset,
            IsInOneSegment = isInOneSegment,
        };

        private void AddPart(MessagePart part)
        {
            if (part.Part is TextPart { Joins: true } rest && parts is [.., { Part: TextPart begun } last])
            {
                parts[^1] = last with { Part = begun with { Text = begun.Text + rest.Text } };
            }
            else
            {
                parts.Add(part);
            }
        }
    }
}
