using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Import;

/// <summary>
/// What a dry run would have written: so a further source of one session is told as a real run
/// would tell it. Remembers sources, not entries: these are read again when they are asked for.
/// </summary>
internal sealed class ImportRehearsal(IVaultFiles files, ISessionImporter importer)
{
    private readonly Dictionary<SessionId, List<SourceFinder.Found>> sources = [];
    private readonly Dictionary<SessionId, SourceFingerprint> fingerprints = [];

    /// <summary>A source would have been written into this session.</summary>
    public void Add(SessionId id, SourceReading reading)
    {
        if (!sources.TryGetValue(id, out var earlier))
        {
            sources[id] = earlier = [];
        }

        earlier.Add(reading.Source);
        fingerprints[id] = reading.Fingerprint;
    }

    /// <summary>The source that would have been written into this session last; null for none.</summary>
    public SourceFingerprint? LastOf(SessionId id) => fingerprints.TryGetValue(id, out var last) ? last : null;

    /// <summary>The entries that this session would have from the sources before.</summary>
    /// <exception cref="UnreadableSourceException">One of them can no longer be read.</exception>
    public IEnumerable<EntryId> EntriesOf(SessionId id, CancellationToken cancel)
    {
        foreach (var source in sources.GetValueOrDefault(id, []))
        {
            using var reading = SourceReading.Open(files, importer, source, cancel);
            while (reading.Next() is { } item)
            {
                if (item is ImportedEntry imported)
                {
                    yield return imported.Entry.Id;
                }
            }
        }
    }
}
