using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>What catching up with the files found and did.</summary>
internal sealed class SyncReport
{
    /// <summary>Sessions that the vault holds.</summary>
    public int Sessions { get; set; }

    /// <summary>Sessions that were read, whole or in part.</summary>
    public int Read { get; set; }

    /// <summary>Sessions that are gone from the vault.</summary>
    public int Removed { get; set; }

    /// <summary>Bytes of segments that were read.</summary>
    public long Bytes { get; set; }

    /// <summary>What could not be read as it was meant; paths relative to the vault.</summary>
    public List<LogIssue> Issues { get; } = [];
}
