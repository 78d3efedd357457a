using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>The engine of LiteDB and Lucene.Net: both stores in each generation's folder, published as one.</summary>
public sealed class LuceneIndexEngine : IIndexEngine
{
    internal const string EngineName = "lucene";

    // Fields, rows and the way of publishing; a change of any of them needs a new one.
    internal const int Schema = 1;

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public int SchemaVersion => Schema;

    /// <inheritdoc/>
    public ISessionIndex Create(string folder) => StoreFailure.Guard("cannot be made", () =>
    {
        var generation = new GenerationFolder(folder);
        generation.Prepare();
        LuceneIndexUpdate.PublishNothing(generation);
        return Open(generation);
    });

    /// <inheritdoc/>
    /// <remarks>
    /// What was filled is already published; its segments become one, since every walk visits each of them.
    /// </remarks>
    public void Seal(ISessionIndex index)
    {
        if (index is not LuceneSessionIndex filled)
        {
            throw new ArgumentException("only an index that this engine created can be sealed", nameof(index));
        }

        using (filled)
        {
            filled.Merge();
        }
    }

    /// <inheritdoc/>
    public ISessionIndex Open(string folder) => Open(new GenerationFolder(folder));

    private static LuceneSessionIndex Open(GenerationFolder generation) =>
        new(generation, PublicationSource.Open(generation));
}
