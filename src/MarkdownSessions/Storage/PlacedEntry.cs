using MarkdownSessions.Format;

namespace MarkdownSessions.Storage;

/// <summary>An entry of a session's log, whichever segment it stands in.</summary>
/// <param name="Segment">The segment's file name.</param>
/// <param name="Logged">The entry as it was read.</param>
/// <param name="Ticks">
/// Its time for order: UTC ticks of 100 ns; that of the entry above when its own date does not exist.
/// </param>
internal sealed record PlacedEntry(string Segment, LoggedEntry Logged, long Ticks)
{
    /// <summary>It comes from the second reading of a segment in which git left conflict markers.</summary>
    public bool IsOtherSide { get; init; }
}
