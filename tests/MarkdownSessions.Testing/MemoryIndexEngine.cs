using MarkdownSessions.Indexing;

namespace MarkdownSessions.Testing;

/// <summary>Keeps <see cref="MemoryIndex"/>es by the name of their folder, for as long as it lives.</summary>
public sealed class MemoryIndexEngine : IIndexEngine
{
    internal const string EngineName = "memory";

    private readonly Dictionary<string, MemoryGeneration> generations = new(StringComparer.Ordinal);

    public string Name => EngineName;

    public int SchemaVersion => 1;

    public ISessionIndex Create(string folder) => new MemoryIndex(generations[folder] = new());

    public void Seal(ISessionIndex index) => index.Dispose();

    public ISessionIndex Open(string folder) =>
        generations.TryGetValue(folder, out var generation)
            ? new MemoryIndex(generation)
            : throw new IndexUnavailableException("there is no index");
}
