using MarkdownSessions.Index.Lucene;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Bench;

/// <content>Compiled in with <c>-p:LuceneEngine=true</c> (docs/engines.md).</content>
internal static partial class BenchEngine
{
    private static IEnumerable<IIndexEngine> Others() => [new LuceneIndexEngine()];
}
