namespace MarkdownSessions.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Done">Sources read.</param>
/// <param name="Total">Sources to read.</param>
/// <param name="Bytes">Bytes of sources read so far.</param>
public readonly record struct ImportProgress(int Done, int Total, long Bytes);
