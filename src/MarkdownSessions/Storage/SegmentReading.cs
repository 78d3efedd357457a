namespace MarkdownSessions.Storage;

/// <summary>What is known of a segment once it was read to its end.</summary>
/// <param name="Name">The file name.</param>
/// <param name="Start">The byte at which reading began.</param>
/// <param name="Length">Bytes from there on.</param>
/// <param name="Hash">CRC-32C of those bytes.</param>
/// <param name="HasConflicts">Git left conflict markers in it.</param>
/// <param name="LastEntry">The last heading; null when there is none.</param>
internal sealed record SegmentReading(string Name, long Start, long Length, uint Hash, bool HasConflicts, LogPosition? LastEntry);
