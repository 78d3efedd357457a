namespace MarkdownSessions.Search;

/// <summary>Where a message's first entry lies in the files, and how to tell that it still does.</summary>
/// <param name="Segment">The segment's file name; empty for the title.</param>
/// <param name="Offset">The entry heading's first byte, counted from the start of the segment.</param>
/// <param name="Length">Bytes from the heading to the next heading; 0 for the title.</param>
/// <param name="Line">The entry heading's line, counted from 1.</param>
/// <param name="Fingerprint">CRC-32C of what was indexed; differs when the message's text does.</param>
public readonly record struct MessagePlace(string Segment, long Offset, int Length, int Line, uint Fingerprint);
