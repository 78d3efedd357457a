using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>Messages by Lucene's score; of equal ones the newest first, as in the walk.</summary>
internal static class BestFirst
{
    /// <summary>Sorts.</summary>
    public static IReadOnlyList<ScoredKey> Sort(Catalog catalog, List<(FoundMessage Message, float Score)> found)
    {
        var newest = new MessageOrder(catalog);
        found.Sort((left, right) => right.Score.CompareTo(left.Score) is var order and not 0 ? order : newest.Compare(left.Message, right.Message));
        return [.. found.Select(one => new ScoredKey(new(one.Message.Session, one.Message.Ordinal, one.Message.Ticks), one.Score))];
    }
}
