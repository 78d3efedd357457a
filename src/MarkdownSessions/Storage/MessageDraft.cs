using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>A message of which further entries may come: its entries by their number.</summary>
internal sealed class MessageDraft
{
    private readonly PlacedEntry first;
    private readonly int ordinal;

    // In the order of their numbers. No SortedList: one by number would be compiled at each start.
    private readonly List<PlacedEntry> pieces = [];

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
    public Role Role => pieces[0].Logged.Entry.Role;

    /// <summary>Another message of this id says something else.</summary>
    public bool IsConflicting { get; init; }

    /// <summary>Another message of this id is there: this one may go on what that one began.</summary>
    public bool IsFurther { get; init; }

    /// <summary>The entry of a number; null when there is none.</summary>
    public PlacedEntry? Piece(int number)
    {
        int at = PlaceOf(number);
        return at < 0 ? null : pieces[at];
    }

    /// <summary>Adds an entry, or puts it in the place of the one of its number.</summary>
    public void Put(PlacedEntry placed)
    {
        int at = PlaceOf(NumberOf(placed));
        if (at < 0)
        {
            pieces.Insert(~at, placed);
        }
        else
        {
            pieces[at] = placed;
        }
    }

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
            IsInOneSegment = pieces.TrueForAll(piece => piece.Segment == first.Segment),
        };
    }

    private static int NumberOf(PlacedEntry placed) => placed.Logged.Entry.Id.Continuation;

    // Where the entry of a number stands; less than 0 when there is none: then the complement of where it would.
    private int PlaceOf(int number)
    {
        int from = 0;
        int to = pieces.Count;
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (NumberOf(pieces[middle]) < number)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from < pieces.Count && NumberOf(pieces[from]) == number ? from : ~from;
    }

    private EntryId? Missing()
    {
        int expected = IsFurther ? NumberOf(pieces[0]) : 0;
        foreach (var piece in pieces)
        {
            if (NumberOf(piece) != expected)
            {
                return new(Id, expected);
            }

            expected++;
        }

        bool goesOn = pieces[^1].Logged.Entry.Facts.Number(EntryWriter.GoesOn) == 1;
        return goesOn ? new(Id, expected) : null;
    }

    private EntryState State() =>
        pieces.Exists(piece => piece.Logged.State == EntryState.Torn) ? EntryState.Torn
        : pieces.Exists(piece => piece.Logged.State == EntryState.Edited) ? EntryState.Edited
        : pieces[0].Logged.State;

    private Facts AllFacts()
    {
        var all = pieces[0].Logged.Entry.Facts;
        for (int at = 1; at < pieces.Count; at++)
        {
            all = all.WithAll(pieces[at].Logged.Entry.Facts);
        }

        return all.Without(EntryWriter.GoesOn);
    }

    // A torn entry that was written again may stand above or below what took its place.
    private long End()
    {
        long end = first.Logged.Offset + first.Logged.Length;
        foreach (var piece in pieces)
        {
            if (piece.Segment == first.Segment)
            {
                end = Math.Max(end, piece.Logged.Offset + piece.Logged.Length);
            }
        }

        return end;
    }

    private List<MessagePart> Parts()
    {
        var parts = new List<MessagePart>();
        var text = new StringBuilder();
        foreach (var part in AllParts())
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

    private IEnumerable<MessagePart> AllParts()
    {
        foreach (var piece in pieces)
        {
            for (int at = 0; at < piece.Logged.Entry.Parts.Count; at++)
            {
                yield return new(piece.Logged.Entry.Parts[at], piece.Segment, piece.Logged.PartLines[at]);
            }
        }
    }
}
