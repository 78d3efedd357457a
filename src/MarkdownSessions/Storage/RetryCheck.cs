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
    /// <exception cref="VaultException">
    /// An id stands there, or in another of these entries, with other content; or what stands there cannot be read.
    /// </exception>
    public void Demand(IReadOnlyList<Entry> entries, Func<EntryId, bool> isGiven)
    {
        try
        {
            Compare(entries, isGiven);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing was written yet: what failed says nothing of the segment that is appended to.
            throw VaultException.FromDisk(e);
        }
    }

    private void Compare(IReadOnlyList<Entry> entries, Func<EntryId, bool> isGiven)
    {
        // Most appends give no id, and are to be ready before any collection is made.
        if (!entries.Any(entry => isGiven(entry.Id)))
        {
            return;
        }

        Written.CatchUp();
        var contents = new Dictionary<EntryId, uint>();
        var speakers = new Dictionary<EntryId, Role>();
        for (int at = 0; at < entries.Count; at++)
        {
            foreach (var piece in isGiven(entries[at].Id) ? AsRead(entries[at], at) : [])
            {
                if (Refusal(piece, contents, speakers) is { } refusal)
                {
                    throw refusal.About(at);
                }
            }
        }
    }

    private VaultException? Refusal(Entry entry, Dictionary<EntryId, uint> contents, Dictionary<EntryId, Role> speakers)
    {
        uint content = SeenEntries.ContentOf(entry);
        if (!contents.TryAdd(entry.Id, content) && contents[entry.Id] != content)
        {
            return VaultException.IdTaken(entry.Id, session, place: null);
        }

        var there = Written.Find(entry.Id).ToList();
        if (there.Count > 0 && there.TrueForAll(placed => SeenEntries.ContentOf(placed.Logged.Entry) != content))
        {
            return VaultException.IdTaken(entry.Id, session, PlaceOf(there[0]));
        }

        var refusal = entry.Id.Continuation > 0 && there.Count == 0 ? NotBegun(entry, speakers) : null;
        speakers[entry.Id] = entry.Role;
        return refusal;
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
