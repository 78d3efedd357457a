using MarkdownSessions.Index.Lucene;
using MarkdownSessions.Indexing;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Lucene;

public class LuceneAnswerTests : AnswerContract
{
    protected override IIndexEngine Engine { get; } = new LuceneIndexEngine();
}
