using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// What was said at once: an entry and those that continue it, <c>m2</c>, <c>m2+1</c>, …, put
/// together (docs/format.md, "Live turns").
/// </summary>
public sealed record Message
{
    /// <summary>The id, without a continuation.</summary>
    public required string Id { get; init; }

    /// <summary>1 for the session's first message, counting up in the order of the log; 0 when read alone.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The first entry's time.</summary>
    public required Timestamp Time { get; init; }

    /// <summary>The time for order: UTC ticks of 100 ns.</summary>
    public required long Ticks { get; init; }

    /// <summary>Who speaks.</summary>
    public required Role Role { get; init; }

    /// <summary>All parts, in order; texts that were split are whole again.</summary>
    public required IReadOnlyList<MessagePart> Parts { get; init; }

    /// <summary>The facts of all its entries; of a repeated one the last holds, so usage counts once.</summary>
    public required Facts Facts { get; init; }

    /// <summary>
    /// Torn if one of its entries is, or one is missing; else edited if one is; else as the first one is.
    /// </summary>
    public required EntryState State { get; init; }

    /// <summary>The first of its entries that is not there; null when none is missing.</summary>
    internal EntryId? Missing { get; init; }

    /// <summary>Another message of the session has the same id and says something else.</summary>
    public bool IsConflicting { get; init; }

    /// <summary>The segment of its first entry.</summary>
    public required string Segment { get; init; }

    /// <summary>The line of its first entry's heading, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The line of the heading it stands under; differs from <see cref="Line"/> for a second speaker.</summary>
    internal int HeadingLine { get; init; }

    /// <summary>The first byte of that heading.</summary>
    public required long Offset { get; init; }

    /// <summary>Bytes from there to the end of its last entry in that segment.</summary>
    public required long Length { get; init; }

    /// <summary>All its entries that count stand in <see cref="Segment"/>.</summary>
    internal bool IsInOneSegment { get; init; } = true;
}
