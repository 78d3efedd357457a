using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Sees to it that an id which a caller gave means one thing: an entry that is there with the same content is a retry,
/// one with other content is refused before anything is written (docs/cli.md, "append").
/// </summary>
internal sealed class RetryCheck(VaultPaths paths, SessionId session, IVaultFiles files)
{
    // Read from below a head: the bytes begin with a heading.
    private static readonly SegmentStart Below = new(1, 1, default);

    private WrittenIds? known;

    private WrittenIds Written => known ??= new(files, paths.Session(session));

    /// <summary>Looks at entries that are to be written; who asks holds the session's lock.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="isGiven">Whether the caller chose an id; those that were minted are not looked for.</param>
    /// <returns>
    /// Those that stand there whole with the same content, by their place among the entries: the newest segment of each of
    /// their pieces. None of a piece that stands above in the same call only.
    /// </returns>
    /// <exception cref="VaultException">
    /// An id stands there, or in another of these entries, with other content; or what stands there cannot be read.
    /// </exception>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Demand(IReadOnlyList<Entry> entries, Func<EntryId, bool> isGiven)
    {
        try
        {
            return Compare(entries, isGiven);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing was written yet: what failed says nothing of the segment that is appended to.
            throw VaultException.FromDisk(e);
        }
    }

    private Dictionary<int, IReadOnlyList<string>> Compare(IReadOnlyList<Entry> entries, Func<EntryId, bool> isGiven)
    {
        // Most appends give no id, and are to be ready before any collection is made.
        var repeated = new Dictionary<int, IReadOnlyList<string>>();
        if (!entries.Any(entry => isGiven(entry.Id)))
        {
            return repeated;
        }

        Written.CatchUp();
        var contents = new Dictionary<EntryId, uint>();
        var speakers = new Dictionary<EntryId, Role>();
        for (int at = 0; at < entries.Count; at++)
        {
            if (isGiven(entries[at].Id) && SegmentsOf(AsRead(entries[at], at), at, contents, speakers) is { } segments)
            {
                repeated[at] = segments;
            }
        }

        return repeated;
    }

    // The newest segment of each piece that stands in the log; null when one stands neither there nor above in this call.
    private List<string>? SegmentsOf(List<Entry> pieces, int at, Dictionary<EntryId, uint> contents, Dictionary<EntryId, Role> speakers)
    {
        var segments = new List<string>();
        bool isRepeated = true;
        foreach (var piece in pieces)
        {
            uint content = SeenEntries.ContentOf(piece);
            bool isAbove = !contents.TryAdd(piece.Id, content);
            var there = Written.Find(piece.Id).ToList();
            var same = there.FindAll(placed => SeenEntries.ContentOf(placed.Logged.Entry) == content);
            bool isOther = (isAbove && contents[piece.Id] != content) || (there.Count > 0 && same.Count == 0);
            if (isOther)
            {
                throw VaultException.IdTaken(piece.Id, session, there.Count > 0 ? PlaceOf(there[0]) : null).About(at);
            }

            if (piece.Id.Continuation > 0 && there.Count == 0 && NotBegun(piece, speakers) is { } refusal)
            {
                throw refusal.About(at);
            }

            speakers[piece.Id] = piece.Role;
            isRepeated &= isAbove || same.Count > 0;
            segments.AddRange(same.Select(placed => placed.Segment).Order(SegmentName.LogOrder).TakeLast(1));
        }

        return isRepeated ? segments : null;
    }

    // An entry that goes on with nothing, or with what another said, would be shown apart from what it belongs to.
    private VaultException? NotBegun(Entry entry, Dictionary<EntryId, Role> speakers)
    {
        var before = entry.Id with { Continuation = entry.Id.Continuation - 1 };
        var said = Written.FindAll(before).Select(placed => placed.Logged.Entry.Role).ToList();
        said.AddRange(speakers.TryGetValue(before, out var role) ? [role] : []);
        if (said.Count == 0)
        {
            return Written.IsWhole ? VaultException.NothingToContinue(entry.Id, before, session) : null;
        }

        // What was torn before its label has no speaker yet.
        bool isKnown = said.Contains(entry.Role) || said.Contains(Role.Unnamed);
        return isKnown ? null : VaultException.OtherSpeaker(entry.Id, before, said[0]);
    }

    // As the log would give it back: writing makes some signs others, and what is large artifacts.
    private static List<Entry> AsRead(Entry entry, int at)
    {
        using var stream = new MemoryStream();
        GivenEntry.Write(entry, at, ArtifactStore.NameOf, stream);
        stream.Position = 0;
        return [.. SegmentReader.Read(stream, Below, []).Entries().Select(logged => logged.Entry)];
    }

    // The place was found without counting lines; a refusal may take the time.
    private string PlaceOf(PlacedEntry placed)
    {
        string path = Path.Join(paths.Session(session), placed.Segment);
        using var stream = files.OpenRead(path);
        byte[] chunk = new byte[64 * 1024];
        long left = placed.Logged.Offset;
        int line = 1;
        while (left > 0 && stream.Read(chunk, 0, (int)Math.Min(chunk.Length, left)) is > 0 and var read)
        {
            line += chunk.AsSpan(0, read).Count((byte)'\n');
            left -= read;
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{paths.Relative(path)}:{line}");
    }
}
