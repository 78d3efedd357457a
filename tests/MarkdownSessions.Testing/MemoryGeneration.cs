namespace MarkdownSessions.Testing;

/// <summary>What a generation of a <see cref="MemoryIndex"/> holds; an update replaces the list whole.</summary>
internal sealed class MemoryGeneration
{
    public IReadOnlyList<MemorySession> Sessions { get; set; } = [];

    public int NextNumber { get; set; } = 1;

    public bool IsBeingWritten { get; set; }
}
