using MarkdownSessions.Indexing;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Indexing;

public class MemoryIndexTests : SessionIndexContract
{
    protected override IIndexEngine Engine { get; } = new MemoryIndexEngine();
}
