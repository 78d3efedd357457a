namespace MarkdownSessions.Indexing;

/// <summary>
/// The newest entry of a session's last segment: where reading resumes after an append, one entry
/// early because text typed below a footer belongs to the entry above it.
/// </summary>
/// <param name="Segment">The last segment's file name; empty when reading starts over.</param>
/// <param name="Offset">The heading's first byte.</param>
/// <param name="Line">The heading's line, counted from 1.</param>
/// <param name="Ordinal">The ordinal of the first message that begins there.</param>
public readonly record struct ResumePoint(string Segment, long Offset, int Line, int Ordinal)
{
    /// <summary>Nothing read can be kept.</summary>
    public static ResumePoint Start { get; } = new("", 0, 1, 0);
}
