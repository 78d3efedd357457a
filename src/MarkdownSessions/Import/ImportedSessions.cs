using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Import;

/// <summary>The sessions of a vault, found by the source that one program's session was imported from.</summary>
internal sealed class ImportedSessions
{
    private readonly string importer;
    private readonly Dictionary<string, SessionId> byEnding = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerLine> removed = new(StringComparer.Ordinal);

    /// <summary>Takes the sessions that are there.</summary>
    /// <param name="folders">What the vault's folder of sessions holds.</param>
    /// <param name="moves">What the vault's ledgers tell of sessions that left it and came back.</param>
    /// <param name="importer">The importer's name.</param>
    public ImportedSessions(IEnumerable<FileStamp> folders, IEnumerable<LedgerLine> moves, string importer)
    {
        this.importer = importer;
        foreach (var folder in folders)
        {
            if (folder.Kind is FileKind.Folder && SessionId.TryParse(folder.Name, out var id))
            {
                byEnding.TryAdd(EndingOf(id), id);
            }
        }

        foreach (var move in moves.OrderBy(move => move.Time.Instant))
        {
            if (move.Verb == "restored")
            {
                removed.Remove(EndingOf(move.Session));
            }
            else
            {
                removed[EndingOf(move.Session)] = move;
            }
        }
    }

    /// <summary>When and how the session of a source left the vault; null when it did not, or came back.</summary>
    public LedgerLine? FindRemoved(string sourceId) => removed.GetValueOrDefault(ImportedIds.Ending(importer, sourceId));

    /// <summary>The session of a source; null when there is none.</summary>
    public SessionId? Find(string sourceId) =>
        byEnding.TryGetValue(ImportedIds.Ending(importer, sourceId), out var id) ? id : null;

    /// <summary>A session was made of this source.</summary>
    public void Add(string sourceId, SessionId id) => byEnding[ImportedIds.Ending(importer, sourceId)] = id;

    private static string EndingOf(SessionId id)
    {
        int dash = id.Value.LastIndexOf('-');
        return dash < 0 ? id.Value : id.Value[dash..];
    }
}
