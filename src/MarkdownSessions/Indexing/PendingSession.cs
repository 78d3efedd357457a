using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>A session whose files and index differ.</summary>
/// <param name="Id">The session.</param>
/// <param name="Folder">Its files; null when they are gone.</param>
/// <param name="Kind">What has to be done.</param>
/// <param name="Known">The stamps with which its files were compared; none when the index did not hold it.</param>
internal sealed record PendingSession(SessionId Id, SessionFolder? Folder, PendingKind Kind, IReadOnlyList<SegmentStamp> Known)
{
    /// <summary>
    /// Whether the bytes that the index knows were not compared, because this process appended to them: then what is
    /// learned of them stays in doubt (<see cref="SegmentStamp.IsRacy"/>).
    /// </summary>
    public bool IsInDoubt { get; init; }

    /// <summary>When its files were changed last, in UTC ticks; 0 when they are gone.</summary>
    public long ModifiedTicks => Folder?.Segments.Max(segment => segment.ModifiedTicks) ?? 0;
}
