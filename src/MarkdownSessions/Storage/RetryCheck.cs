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

    private readonly WrittenIds written = new(files, paths.Session(session));

    /// <summary>Looks at entries that are to be written; who asks holds the session's lock.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="isGiven">Whether the caller chose an id; those that were minted are not looked for.</param>
    /// <exception cref="VaultException">An id stands there, or in another of these entries, with other content.</exception>
    public void Demand(IReadOnlyList<Entry> entries, Func<EntryId, bool> isGiven)
    {
        var asked = entries.Where(entry => isGiven(entry.Id)).SelectMany(AsRead).ToList();
        if (asked.Count == 0)
        {
            return;
        }

        written.CatchUp();
        var contents = new Dictionary<EntryId, uint>();
        foreach (var entry in asked)
        {
            uint content = SeenEntries.ContentOf(entry);
            if (!contents.TryAdd(entry.Id, content) && contents[entry.Id] != content)
            {
                throw VaultException.IdTaken(entry.Id, session, place: null);
            }

            Demand(entry.Id, content);
        }
    }

    private void Demand(EntryId id, uint content)
    {
        var there = written.Find(id);
        if (there.Count > 0 && there.All(placed => SeenEntries.ContentOf(placed.Logged.Entry) != content))
        {
            throw VaultException.IdTaken(id, session, PlaceOf(there[0]));
        }
    }

    // As the log would give it back: writing makes some signs others, and what is large artifacts.
    private static List<Entry> AsRead(Entry entry)
    {
        byte[] bytes = [.. EntryShaper.Shape(entry, ArtifactStore.NameOf).SelectMany(EntryWriter.Write)];
        using var stream = new MemoryStream(bytes);
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
