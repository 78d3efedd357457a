namespace MarkdownSessions.Model;

/// <summary>The smallest thing appended to a log: who said what, when (docs/format.md, "Entries").</summary>
public sealed record Entry
{
    /// <summary>Which message, and which continuation of it.</summary>
    public required EntryId Id { get; init; }

    /// <summary>When it was said.</summary>
    public required Timestamp Time { get; init; }

    /// <summary>Who said it.</summary>
    public required Role Role { get; init; }

    /// <summary>What was said, in order; may be empty.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>
    /// What the footer keeps: <c>model</c>, <c>provider</c>, <c>usage</c>, <c>cost</c>,
    /// <c>finish</c>, <c>ms</c> and what nobody here knows; never the checksum.
    /// </summary>
    public Facts Facts { get; init; } = Facts.Empty;

    /// <inheritdoc/>
    public bool Equals(Entry? other) =>
        other is not null
        && Id == other.Id
        && Time == other.Time
        && Role == other.Role
        && Facts.Equals(other.Facts)
        && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Time, Role, Parts.Count);
}
