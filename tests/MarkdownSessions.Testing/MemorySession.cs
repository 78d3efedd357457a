using MarkdownSessions.Indexing;
using MarkdownSessions.Search;

namespace MarkdownSessions.Testing;

/// <summary>A session of a <see cref="MemoryIndex"/>; documents by ordinal.</summary>
internal sealed record MemorySession(
    IndexedSession Indexed,
    IReadOnlyList<SegmentStamp> Segments,
    List<IndexDocument> Documents);
