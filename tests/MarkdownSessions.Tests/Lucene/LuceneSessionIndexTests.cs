using MarkdownSessions.Index.Lucene;
using MarkdownSessions.Indexing;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Lucene;

public class LuceneSessionIndexTests : SessionIndexContract
{
    protected override IIndexEngine Engine { get; } = new LuceneIndexEngine();
}
