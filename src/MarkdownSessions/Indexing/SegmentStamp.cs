namespace MarkdownSessions.Indexing;

/// <summary>How far an index has read one segment, and by what it tells that the segment changed.</summary>
/// <param name="Name">The segment's file name.</param>
/// <param name="Length">Bytes that were read.</param>
/// <param name="ModifiedTicks">The file's time of change when it was read: UTC ticks of 100 ns.</param>
/// <param name="Hash">CRC-32C of the bytes that were read.</param>
/// <param name="IsRacy">
/// The file was so young when it was read that a later change may bear the same time; its bytes
/// are compared again (git's rule for racily clean files).
/// </param>
public sealed record SegmentStamp(string Name, long Length, long ModifiedTicks, uint Hash, bool IsRacy);
