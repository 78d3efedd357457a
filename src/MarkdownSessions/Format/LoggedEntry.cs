using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>An entry as it was read, and where it lies in its segment.</summary>
public sealed record LoggedEntry
{
    /// <summary>The entry.</summary>
    public required Entry Entry { get; init; }

    /// <summary>How it stands in its log.</summary>
    public required EntryState State { get; init; }

    /// <summary>The line of its heading, or of its label when several speak under one heading; counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The line of the heading it stands under; differs from <see cref="Line"/> for a second speaker.</summary>
    public required int HeadingLine { get; init; }

    /// <summary>For each part the line on which its text begins, counted from 1.</summary>
    public required IReadOnlyList<int> PartLines { get; init; }

    /// <summary>The first byte of the heading it stands under, counted from the start of the segment.</summary>
    public required long Offset { get; init; }

    /// <summary>Bytes from that heading to the next one, or to the end.</summary>
    public required long Length { get; init; }

    /// <summary>
    /// Of a torn entry that a program opened: the bytes that are left of what it said, below the heading, with LF line
    /// ends and without those at the end. Empty when nothing is left, or for any other entry.
    /// </summary>
    internal ReadOnlyMemory<byte> Left { get; init; }

    /// <summary>It is torn because NULs stand where it went on: what a power cut leaves of a write.</summary>
    internal bool EndsInNuls { get; init; }
}
