using MarkdownSessions.Format;

namespace MarkdownSessions.Storage;

/// <summary>What is known of a segment once it was read to its end.</summary>
/// <param name="Name">The file name.</param>
/// <param name="Start">The byte at which reading began.</param>
/// <param name="Length">Bytes from there on.</param>
/// <param name="Hash">CRC-32C of those bytes.</param>
/// <param name="HasConflicts">Git left conflict markers in it.</param>
/// <param name="LastEntry">The last heading; null when there is none.</param>
internal sealed record SegmentReading(string Name, long Start, long Length, uint Hash, bool HasConflicts, LogPosition? LastEntry)
{
    /// <summary>Its front matter; empty when reading began below it.</summary>
    public FrontMatter Front { get; init; } = FrontMatter.Empty;

    /// <summary>How it ends.</summary>
    public SegmentTail Tail { get; init; }

    /// <summary>What of it could not be read as it was meant.</summary>
    public IReadOnlyList<ParseIssue> Issues { get; init; } = [];

    /// <summary>The lines of marks that fit no production, where they were asked for.</summary>
    public IReadOnlyList<int> StrayMarks { get; init; } = [];

    /// <summary>The lines that hold NULs.</summary>
    public IReadOnlyList<int> NulLines { get; init; } = [];

    /// <summary>The lines on which git's conflicts begin.</summary>
    public IReadOnlyList<int> ConflictLines { get; init; } = [];
}
