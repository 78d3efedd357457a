using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Puts entries together to messages: the same entry twice is one, a continuation goes to its
/// message, a torn entry gives way to one that holds what is left of it, one id with two contents
/// gives two messages (docs/format.md, "Live turns" and "Written again"). Yields messages by their first entry.
/// </summary>
internal sealed class MessageAssembler(int firstOrdinal)
{
    /// <summary>
    /// A continuation, or what takes a torn entry's place, is looked for among this many messages before it; one
    /// that comes later stands alone. So words are held of few messages, and reading from the middle gives the same
    /// ones; of each entry a checksum stays (<see cref="SeenEntries"/>).
    /// </summary>
    public const int Window = 64;

    private readonly SeenEntries seen = new();
    private readonly OpenMessages open = new();
    private int nextOrdinal = firstOrdinal;

    /// <summary>Receives the torn entries that are not shown because another holds all of them; null when nobody asks.</summary>
    public ICollection<PlacedEntry>? Replaced { get; init; }

    /// <summary>The messages of these entries.</summary>
    public IEnumerable<Message> Assemble(IEnumerable<PlacedEntry> entries)
    {
        foreach (var entry in entries)
        {
            Take(entry);
            while (open.Count > Window)
            {
                yield return open.Close().Finish();
            }
        }

        while (open.Count > 0)
        {
            yield return open.Close().Finish();
        }
    }

    private void Take(PlacedEntry placed)
    {
        var sighting = seen.See(placed.Logged);
        if (sighting is EntrySighting.Again)
        {
            NoteReplaced(placed);
            return;
        }

        var id = placed.Logged.Entry.Id;
        var versions = open.Of(id.Message);
        if (versions.Count == 0)
        {
            Begin(placed, isFurther: false, isConflicting: sighting is EntrySighting.OtherContent);
        }
        else if (!TryReplace(placed, versions) && !TryContinue(placed, versions))
        {
            bool isOtherSpeaker = id.Continuation > 0 && versions.TrueForAll(version => version.Role != placed.Logged.Entry.Role);
            Begin(placed, isFurther: true, isConflicting: sighting is EntrySighting.OtherContent || isOtherSpeaker);
        }
    }

    // Nothing is hidden that is not contained elsewhere: only a torn entry gives way, and only to one that begins with it.
    private bool TryReplace(PlacedEntry placed, List<MessageDraft> versions)
    {
        foreach (var version in versions)
        {
            if (version.Piece(placed.Logged.Entry.Id.Continuation) is not { } there)
            {
                continue;
            }

            if (there.Logged.State is EntryState.Torn && TornRest.IsBeginningOf(there.Logged, placed.Logged))
            {
                Replaced?.Add(there);
                version.Put(placed);
                return true;
            }

            if (placed.Logged.State is EntryState.Torn && TornRest.IsBeginningOf(placed.Logged, there.Logged))
            {
                Replaced?.Add(placed);
                return true;
            }
        }

        return false;
    }

    // Of several versions the newest one that lacks this number goes on; one that has the number before it comes first.
    private static bool TryContinue(PlacedEntry placed, List<MessageDraft> versions)
    {
        int number = placed.Logged.Entry.Id.Continuation;
        bool Lacks(MessageDraft version) => version.Role == placed.Logged.Entry.Role && version.Piece(number) is null;
        var version = versions.FindLast(version => Lacks(version) && version.Piece(number - 1) is not null) ?? versions.FindLast(Lacks);
        version?.Put(placed);
        return version is not null;
    }

    // A torn entry that its writer wrote again otherwise is no conflict.
    private void Begin(PlacedEntry placed, bool isFurther, bool isConflicting) =>
        open.Open(new(placed, nextOrdinal++)
        {
            IsFurther = isFurther,
            IsConflicting = isConflicting && placed.Logged.State is not EntryState.Torn,
        });

    private void NoteReplaced(PlacedEntry placed)
    {
        if (placed.Logged.State is EntryState.Torn)
        {
            Replaced?.Add(placed);
        }
    }
}
