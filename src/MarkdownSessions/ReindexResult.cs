using MarkdownSessions.Indexing;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>What bringing the index up to date found and did.</summary>
public sealed record ReindexResult
{
    /// <summary>Sessions that the vault holds.</summary>
    public required int Sessions { get; init; }

    /// <summary>Sessions that were read, whole or in part.</summary>
    public required int Read { get; init; }

    /// <summary>Sessions that were forgotten because their files are gone.</summary>
    public required int Removed { get; init; }

    /// <summary>Bytes of logs that were read.</summary>
    public required long Bytes { get; init; }

    /// <summary>What could not be read as it was meant; paths relative to the vault.</summary>
    public required IReadOnlyList<LogIssue> Issues { get; init; }

    /// <summary>How the index stands now.</summary>
    public required IndexReport Index { get; init; }

    /// <summary>Time it took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
