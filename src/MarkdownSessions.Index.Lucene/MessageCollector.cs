using Lucene.Net.Index;
using Lucene.Net.Search;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Lucene;

/// <summary>Takes the messages that fit from Lucene, of a time and in no order.</summary>
internal sealed class MessageCollector : ICollector
{
    private readonly TimeRange range;
    private readonly bool isScored;
    private readonly List<(FoundMessage Message, float Score)> found = [];
    private NumericDocValues? ticks;
    private NumericDocValues? sessions;
    private NumericDocValues? ordinals;
    private Scorer? scorer;

    private MessageCollector(TimeRange range, bool isScored)
    {
        this.range = range;
        this.isScored = isScored;
    }

    /// <inheritdoc/>
    /// <remarks>In which order a score is added up must not depend on which way Lucene takes.</remarks>
    public bool AcceptsDocsOutOfOrder => !isScored;

    /// <summary>The messages that a query finds.</summary>
    public static IEnumerable<FoundMessage> Find(IndexSearcher searcher, Query query, TimeRange range) =>
        Run(searcher, new ConstantScoreQuery(query), new(range, isScored: false)).Select(one => one.Message);

    /// <summary>The messages that a query finds, with Lucene's score.</summary>
    public static List<(FoundMessage Message, float Score)> Score(IndexSearcher searcher, Query query, TimeRange range) =>
        Run(searcher, query, new(range, isScored: true));

    /// <inheritdoc/>
    public void SetScorer(Scorer scorer) => this.scorer = scorer;

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
            var message = new FoundMessage(at, (int)sessions!.Get(doc), (int)ordinals!.Get(doc));
            found.Add((message, isScored ? scorer!.GetScore() : 0));
        }
    }

    private static List<(FoundMessage Message, float Score)> Run(IndexSearcher searcher, Query query, MessageCollector collector)
    {
        searcher.Search(query, collector);
        return collector.found;
    }
}
