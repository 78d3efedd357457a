using Lucene.Net.Index;
using Lucene.Net.Search;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Lucene;

/// <summary>Takes the messages that fit from Lucene, of a time, in no order and without a score.</summary>
/// <param name="range">Only messages of this time.</param>
internal sealed class MessageCollector(TimeRange range) : ICollector
{
    private readonly List<FoundMessage> found = [];
    private NumericDocValues? ticks;
    private NumericDocValues? sessions;
    private NumericDocValues? ordinals;

    /// <inheritdoc/>
    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>The messages that a query finds.</summary>
    public static List<FoundMessage> Find(IndexSearcher searcher, Query query, TimeRange range)
    {
        var collector = new MessageCollector(range);
        searcher.Search(new ConstantScoreQuery(query), collector);
        return collector.found;
    }

    /// <inheritdoc/>
    public void SetScorer(Scorer scorer)
    {
        // Every score is the same; the core ranks (docs/search.md).
    }

    /// <inheritdoc/>
    public void SetNextReader(AtomicReaderContext context)
    {
        ticks = context.AtomicReader.GetNumericDocValues(MessageFields.Ticks);
        sessions = context.AtomicReader.GetNumericDocValues(MessageFields.Session);
        ordinals = context.AtomicReader.GetNumericDocValues(MessageFields.Ordinal);
    }

    /// <inheritdoc/>
    public void Collect(int doc)
    {
        long at = ticks!.Get(doc);
        if (range.Contains(at))
        {
            found.Add(new(at, (int)sessions!.Get(doc), (int)ordinals!.Get(doc)));
        }
    }
}
