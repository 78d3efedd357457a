using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>What a session's next segment is to hold.</summary>
/// <param name="Time">When it begins.</param>
/// <param name="Entries">The bytes of its first entries; may be empty.</param>
internal sealed record SegmentDraft(Timestamp Time, byte[] Entries)
{
    /// <summary>Fields of the head that it changes.</summary>
    public IReadOnlyList<FrontMatterField> Facts { get; init; } = [];

    /// <summary>The line <c># …</c>; null for the title in <see cref="Facts"/>.</summary>
    public string? TitleLine { get; init; }

    /// <summary>The italic line of a compaction; null for none.</summary>
    public string? Note { get; init; }
}
