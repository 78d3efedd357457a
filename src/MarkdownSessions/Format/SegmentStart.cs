using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>Where reading a segment begins.</summary>
/// <param name="Offset">The first byte, counted from the start of the file; 0, or that of a heading.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Time">The time of text above any heading, unless the front matter says when the segment started.</param>
public readonly record struct SegmentStart(long Offset, int Line, Timestamp Time)
{
    /// <summary>The start of the file.</summary>
    public static SegmentStart Top { get; } = new(0, 1, default);
}
