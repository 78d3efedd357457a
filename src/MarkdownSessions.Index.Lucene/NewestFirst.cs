using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// Messages in the order of the walk: a heap, made in one pass, because who walks mostly stops after the newest ones.
/// Ids of sessions are asked for only where two sessions spoke in the same moment.
/// </summary>
internal sealed class NewestFirst : IComparer<FoundMessage>
{
    private readonly Catalog catalog;
    private readonly Dictionary<int, string> ids = [];
    private readonly PriorityQueue<FoundMessage, FoundMessage> heap;

    /// <summary>Takes the messages of a state over.</summary>
    public NewestFirst(Catalog catalog, IEnumerable<FoundMessage> found)
    {
        this.catalog = catalog;
        heap = new(found.Select(message => (message, message)), this);
    }

    /// <summary>The next message; null after the last.</summary>
    public FoundMessage? Next() => heap.TryDequeue(out var newest, out _) ? newest : null;

    /// <summary>Less than 0 when the first is the newer one: by time, then session id, then ordinal.</summary>
    public int Compare(FoundMessage x, FoundMessage y)
    {
        if (x.Ticks != y.Ticks)
        {
            return y.Ticks.CompareTo(x.Ticks);
        }

        return x.Session == y.Session
            ? y.Ordinal.CompareTo(x.Ordinal)
            : string.CompareOrdinal(IdOf(y.Session), IdOf(x.Session));
    }

    private string IdOf(int session)
    {
        if (!ids.TryGetValue(session, out string? id))
        {
            ids[session] = id = catalog.Session(session)?.Summary.Id.Value
                ?? throw new IndexUnavailableException("the search index is damaged: it holds messages of no session");
        }

        return id;
    }
}
