namespace MarkdownSessions.Storage;

/// <summary>Where an append landed.</summary>
/// <param name="Segment">The segment's file name.</param>
/// <param name="Offset">The first byte of the first entry's heading.</param>
internal readonly record struct AppendPlace(string Segment, long Offset)
{
    /// <summary>The segment as it stood under the session's lock before it grew; null when it is new or was changed meanwhile.</summary>
    public FileStamp? Before { get; init; }
}
