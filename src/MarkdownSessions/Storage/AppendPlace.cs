namespace MarkdownSessions.Storage;

/// <summary>Where an append landed; where nothing was left to write, the newest segment and its end.</summary>
/// <param name="Segment">The segment's file name.</param>
/// <param name="Offset">The first byte of the first entry's heading.</param>
internal readonly record struct AppendPlace(string Segment, long Offset)
{
    /// <summary>The segment as it stood under the session's lock before it grew; null when it is new or was changed meanwhile.</summary>
    public FileStamp? Before { get; init; }

    /// <summary>
    /// Entries that stood in the log before with the same content and were not written again, by their place among those that
    /// were given: the segment of each, null of one that stands above in the same call.
    /// </summary>
    public IReadOnlyDictionary<int, string?>? Repeated { get; init; }
}
