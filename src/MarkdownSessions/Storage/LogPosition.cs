namespace MarkdownSessions.Storage;

/// <summary>A heading in a session's log.</summary>
/// <param name="Segment">The segment's file name; empty for the start of the log.</param>
/// <param name="Offset">The heading's first byte.</param>
/// <param name="Line">Its line, counted from 1.</param>
internal readonly record struct LogPosition(string Segment, long Offset, int Line)
{
    /// <summary>The start of the log.</summary>
    public static LogPosition Start { get; } = new("", 0, 1);
}
