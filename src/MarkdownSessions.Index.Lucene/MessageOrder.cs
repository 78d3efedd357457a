using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// The order of the walk: by time, then session id, then ordinal, all descending. Ids of sessions are asked for only where
/// two sessions spoke in the same moment.
/// </summary>
internal sealed class MessageOrder(Catalog catalog) : IComparer<FoundMessage>
{
    /// <summary>Less than 0 when the first is the newer one.</summary>
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

    private string IdOf(int session) => catalog.Session(session)?.Summary.Id.Value
        ?? throw new IndexUnavailableException("the search index is damaged: it holds messages of no session");
}
