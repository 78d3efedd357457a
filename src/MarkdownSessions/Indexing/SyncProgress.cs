namespace MarkdownSessions.Indexing;

/// <summary>How far reading the vault has come.</summary>
/// <param name="Done">Sessions read.</param>
/// <param name="Total">Sessions to read.</param>
/// <param name="Bytes">Bytes of segments read so far.</param>
public readonly record struct SyncProgress(int Done, int Total, long Bytes);
