namespace MarkdownSessions.Format;

/// <summary>A line of a segment.</summary>
/// <param name="Bytes">Its bytes without the line end.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="Offset">Its first byte, counted from the start of the segment.</param>
/// <param name="HasLineFeed">False for a last line that nothing ends.</param>
/// <param name="IsCut">It was longer than a line is read.</param>
internal readonly record struct SegmentLine(byte[] Bytes, int Number, long Offset, bool HasLineFeed, bool IsCut);
