using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Bench;

/// <summary>The engines that are measured, by name.</summary>
internal static partial class BenchEngine
{
    /// <summary>Opens one.</summary>
    /// <exception cref="ArgumentException">There is none of that name in this build.</exception>
    public static IIndexEngine Of(string name) =>
        name == "sqlite" ? new SqliteIndexEngine() : Others().FirstOrDefault(engine => engine.Name == name) ?? throw new ArgumentException($"no engine '{name}' here", nameof(name));
}
