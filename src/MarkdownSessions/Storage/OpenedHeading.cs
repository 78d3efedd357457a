using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>A heading with an opening mark.</summary>
/// <param name="Offset">Its first byte, counted from the start of the segment.</param>
/// <param name="Id">The id in the mark.</param>
internal sealed record OpenedHeading(long Offset, EntryId Id);
