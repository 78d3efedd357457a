using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>What an index takes over of one session in one step.</summary>
public sealed record SessionChange
{
    /// <summary>The session as the catalog shows it, after the change.</summary>
    public required SessionSummary Summary { get; init; }

    /// <summary>All its segments, after the change.</summary>
    public required IReadOnlyList<SegmentStamp> Segments { get; init; }

    /// <summary>Documents from this ordinal on are replaced; 0 replaces all; those before stay.</summary>
    public required int FromOrdinal { get; init; }

    /// <summary>The documents from <see cref="FromOrdinal"/> on, by ordinal; may be empty.</summary>
    public required IEnumerable<IndexDocument> Documents { get; init; }

    /// <summary>
    /// A new document for the title, ordinal 0, when <see cref="FromOrdinal"/> leaves it alone but
    /// it changed; null otherwise.
    /// </summary>
    public IndexDocument? Title { get; init; }
}
