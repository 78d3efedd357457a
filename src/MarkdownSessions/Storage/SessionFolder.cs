using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>A folder that is a session.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Path">Absolute.</param>
/// <param name="Segments">Its segments as the log runs; at least one.</param>
internal sealed record SessionFolder(SessionId Id, string Path, IReadOnlyList<FileStamp> Segments)
{
    /// <summary>How long all segments are together.</summary>
    public long Bytes => Segments.Sum(segment => segment.Length);
}
