using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Sqlite;

public class SqliteSessionIndexTests : SessionIndexContract
{
    protected override IIndexEngine Engine { get; } = new SqliteIndexEngine();
}
