using MarkdownSessions.Indexing;
using MarkdownSessions.Model;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>A change of an index that is being filled; what is not committed only wastes room in the spool.</summary>
internal sealed class FillingUpdate(FillingIndex index) : IIndexUpdate
{
    private readonly Dictionary<SessionId, FilledSession?> changed = [];

    /// <inheritdoc/>
    public void Put(SessionChange change)
    {
        var id = change.Summary.Id;
        var held = Held(id);
        var entries = new SortedList<int, SpooledEntry>();
        foreach (var entry in held?.Entries ?? [])
        {
            if (entry.Ordinal < change.FromOrdinal)
            {
                entries.Add(entry.Ordinal, entry);
            }
        }

        foreach (var document in ChangedDocuments.Of(change))
        {
            entries[document.Ordinal] = index.Spool(document);
        }

        changed[id] = new(held?.Number ?? index.NewNumber(), change.Summary, change.Segments, [.. entries.Values]);
    }

    /// <inheritdoc/>
    public void Remove(SessionId id) => changed[id] = null;

    /// <inheritdoc/>
    public void Commit()
    {
        index.Take(changed);
        changed.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => changed.Clear();

    private FilledSession? Held(SessionId id) => changed.TryGetValue(id, out var session) ? session : index.Held(id);
}
