using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace MarkdownSessions.Index.Lucene;

/// <summary>One published state of both stores. Whoever reads it holds it; the last to let go closes it.</summary>
internal sealed class Publication
{
    private int holders = 1;

    /// <summary>Takes both stores over; held once.</summary>
    public Publication(DirectoryReader words, Catalog catalog, Checkpoint checkpoint)
    {
        Words = words;
        Catalog = catalog;
        Checkpoint = checkpoint;
        Searcher = new(words) { Similarity = new BM25Similarity() };
    }

    /// <summary>Lucene's side.</summary>
    public DirectoryReader Words { get; }

    /// <summary>Asks <see cref="Words"/>; where it shall rank, by BM25 with its usual constants.</summary>
    public IndexSearcher Searcher { get; }

    /// <summary>LiteDB's side.</summary>
    public Catalog Catalog { get; }

    /// <summary>What both sides say.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Holds it once more; the caller holds it already or has it from who does.</summary>
    public Publication Hold()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>Lets it go.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            Words.Dispose();
            Catalog.Dispose();
        }
    }
}
