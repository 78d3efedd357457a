using System.Runtime.InteropServices;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>The embedded engine: one SQLite file with FTS5 in each generation's folder.</summary>
public sealed class SqliteIndexEngine : IIndexEngine
{
    internal const string EngineName = "sqlite";
    private const string FileName = "index.db";

    /// <summary>The version of SQLite that is in use, such as <c>3.46.1</c>.</summary>
    public static string LibraryVersion => Marshal.PtrToStringUTF8(SqliteCalls.LibraryVersion()) ?? "unknown";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public int SchemaVersion => IndexSchema.Version;

    /// <inheritdoc/>
    /// <remarks>
    /// The index it gives takes changes and answers what sessions and stamps were put; messages are
    /// sorted by its seal, and only then can they be walked, located and found.
    /// </remarks>
    public ISessionIndex Create(string folder) => FillingIndex.Create(folder, FileName);

    /// <inheritdoc/>
    public void Seal(ISessionIndex index)
    {
        if (index is not FillingIndex filling)
        {
            throw new ArgumentException("only an index that this engine created can be sealed, and once", nameof(index));
        }

        using (filling)
        {
            filling.Seal();
        }
    }

    /// <inheritdoc/>
    public ISessionIndex Open(string folder) =>
        new SqliteSessionIndex(Connections.Open(Path.Combine(folder, FileName)));
}
