using MarkdownSessions.Model;

namespace MarkdownSessions;

/// <summary>What a caller gives to append; what it leaves out is minted.</summary>
public sealed record EntryDraft
{
    /// <summary>Who speaks.</summary>
    public required Role Role { get; init; }

    /// <summary>What is said, in order.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>
    /// The id; null mints one of 10 letters. A caller that retries gives the same id again: the
    /// same id with the same role and parts counts as one entry, with others it is refused, as far as the newest 256 MiB
    /// of the log tell.
    /// </summary>
    public EntryId? Id { get; init; }

    /// <summary>When it was said; null means now.</summary>
    public Timestamp? Time { get; init; }

    /// <summary>Model, provider, usage, cost, finish and what else the footer shall keep.</summary>
    public Facts Facts { get; init; } = Facts.Empty;
}
