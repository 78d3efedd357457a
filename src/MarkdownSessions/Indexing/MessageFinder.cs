using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Finds a message again in a session's files, by the place and the fingerprint that an index keeps.</summary>
/// <param name="log">The session's log.</param>
/// <param name="fingerprintOf">The fingerprint of a message's text.</param>
internal sealed class MessageFinder(SessionLog log, Func<Message, uint> fingerprintOf)
{
    // Of a segment with conflicts: what can be found there, 16 bytes a message. The messages themselves are read again.
    private readonly Dictionary<string, IReadOnlySet<(long Offset, uint Fingerprint)>> conflicted = new(StringComparer.Ordinal);

    /// <summary>The message; null when what was indexed is no longer there.</summary>
    public Message? Find(MessagePlace place)
    {
        var from = new LogPosition(place.Segment, place.Offset, place.Line);
        return Find(log.Read(from, place.Length), place) ?? Find(log.Read(from), place) ?? FindAmidConflict(place);
    }

    private Message? Find(IEnumerable<PlacedEntry> entries, MessagePlace place)
    {
        foreach (var message in new MessageAssembler(firstOrdinal: 1).Assemble(entries))
        {
            bool isPast = message.Segment != place.Segment || message.Offset > place.Offset;
            if (isPast)
            {
                return null;
            }

            if (fingerprintOf(message) == place.Fingerprint)
            {
                return message;
            }
        }

        return null;
    }

    // A message that begins between git's markers is told from the other side's by reading the whole segment only.
    private Message? FindAmidConflict(MessagePlace place)
    {
        if (!conflicted.TryGetValue(place.Segment, out var places))
        {
            conflicted[place.Segment] = places = PlacesAmidConflict(place.Segment);
        }

        return places.Contains((place.Offset, place.Fingerprint))
            ? Whole(place.Segment).FirstOrDefault(message => message.Offset == place.Offset && fingerprintOf(message) == place.Fingerprint)
            : null;
    }

    private HashSet<(long Offset, uint Fingerprint)> PlacesAmidConflict(string segment)
    {
        var places = Whole(segment).Select(message => (message.Offset, fingerprintOf(message))).ToHashSet();
        bool hasConflict = log.Readings.Any(reading => reading.Name == segment && reading.HasConflicts);
        return hasConflict ? places : [];
    }

    private IEnumerable<Message> Whole(string segment) =>
        new MessageAssembler(firstOrdinal: 1)
            .Assemble(log.Read(new LogPosition(segment, 0, 1)))
            .TakeWhile(message => message.Segment == segment);
}
