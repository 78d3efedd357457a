using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>A part of a session that was read for an index.</summary>
/// <param name="Folder">The session.</param>
/// <param name="Change">What the index learns.</param>
internal sealed record ReadStep(SessionFolder Folder, SessionChange Change) : SessionStep(Folder)
{
    /// <summary>Whether the session ends with it; only then the rest is told.</summary>
    public bool IsLast { get; init; }

    /// <summary>What of the session was read, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>What could not be read as it was meant; paths relative to the vault.</summary>
    public IReadOnlyList<LogIssue> Issues { get; init; } = [];
}
