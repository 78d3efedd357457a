using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>A message of which further entries may come: its entries by their number.</summary>
internal sealed class MessageDraft
{
    private readonly PlacedEntry first;
    private readonly int ordinal;
    private readonly SortedList<int, PlacedEntry> pieces = [];

    /// <summary>Begins a message.</summary>
    /// <param name="first">The entry that comes first in the log.</param>
    /// <param name="ordinal">Its number in the session.</param>
    public MessageDraft(PlacedEntry first, int ordinal)
    {
        this.first = first;
        this.ordinal = ordinal;
        Put(first);
    }

    /// <summary>The id, without a continuation.</summary>
    public string Id => first.Logged.Entry.Id.Message;

    /// <summary>Who speaks.</summary>
    public Role Role => pieces.Values[0].Logged.Entry.Role;

    /// <summary>Another message of this id says something else.</summary>
    public bool IsConflicting { get; init; }

    /// <summary>Another message of this id is there: this one may go on what that one began.</summary>
    public bool IsFurther { get; init; }

    /// <summary>The entry of a number; null when there is none.</summary>
    public PlacedEntry? Piece(int number) => pieces.GetValueOrDefault(number);

    /// <summary>Adds an entry, or puts it in the place of the one of its number.</summary>
    public void Put(PlacedEntry placed) => pieces[placed.Logged.Entry.Id.Continuation] = placed;

    /// <summary>The message as it is now.</summary>
    public Message Finish()
    {
        var missing = Missing();
        return new()
        {
            Id = Id,
            Ordinal = ordinal,
            Time = first.Logged.Entry.Time,
            Ticks = first.Ticks,
            Role = Role,
            Parts = Parts(),
            Facts = AllFacts(),
            State = missing is null ? State() : EntryState.Torn,
            Missing = missing,
            IsConflicting = IsConflicting,
            Segment = first.Segment,
            Line = first.Logged.Line,
            HeadingLine = first.Logged.HeadingLine,
            Offset = first.Logged.Offset,
            Length = End() - first.Logged.Offset,
            IsInOneSegment = pieces.Values.All(piece => piece.Segment == first.Segment),
        };
    }

    private EntryId? Missing()
    {
        int expected = IsFurther ? pieces.Keys[0] : 0;
        foreach (int number in pieces.Keys)
        {
            if (number != expected)
            {
                return new(Id, expected);
            }

            expected++;
        }

        bool goesOn = pieces.Values[^1].Logged.Entry.Facts.Number(EntryWriter.GoesOn) == 1;
        return goesOn ? new(Id, expected) : null;
    }

    private EntryState State()
    {
        var states = pieces.Values.Select(piece => piece.Logged.State).ToList();
        return states.Contains(EntryState.Torn) ? EntryState.Torn
            : states.Contains(EntryState.Edited) ? EntryState.Edited
            : states[0];
    }

    private Facts AllFacts()
    {
        var all = pieces.Values.Select(piece => piece.Logged.Entry.Facts);
        return all.Aggregate((facts, more) => facts.WithAll(more)).Without(EntryWriter.GoesOn);
    }

    // A torn entry that was written again may stand above or below what took its place.
    private long End() => pieces.Values.Append(first)
        .Where(piece => piece.Segment == first.Segment)
        .Max(piece => piece.Logged.Offset + piece.Logged.Length);

    private List<MessagePart> Parts()
    {
        var parts = new List<MessagePart>();
        var text = new StringBuilder();
        foreach (var part in pieces.Values.SelectMany(PartsOf))
        {
            bool joins = part.Part is TextPart { Joins: true } && parts is [.., { Part: TextPart }];
            if (!joins)
            {
                Join(parts, text);
                parts.Add(part);
            }
            else if (text.Length == 0)
            {
                text.Append(((TextPart)parts[^1].Part).Text).Append(((TextPart)part.Part).Text);
            }
            else
            {
                text.Append(((TextPart)part.Part).Text);
            }
        }

        Join(parts, text);
        return parts;
    }

    // A text may come in hundreds of pieces: they are put together once.
    private static void Join(List<MessagePart> parts, StringBuilder text)
    {
        if (text.Length > 0)
        {
            parts[^1] = parts[^1] with { Part = (TextPart)parts[^1].Part with { Text = text.ToString() } };
            text.Clear();
        }
    }

    private static IEnumerable<MessagePart> PartsOf(PlacedEntry piece) =>
        piece.Logged.Entry.Parts.Select((part, at) => new MessagePart(part, piece.Segment, piece.Logged.PartLines[at]));
}
