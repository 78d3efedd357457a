namespace MarkdownSessions.Indexing;

/// <summary>The messages that are ranked, and how many there are in all.</summary>
/// <param name="Keys">The messages to rank, newest first.</param>
/// <param name="Total">How many fit.</param>
/// <param name="TotalIsExact">False when counting ended early.</param>
internal sealed record Candidates(IReadOnlyList<MessageKey> Keys, long Total, bool TotalIsExact)
{
    /// <summary>Nothing fits.</summary>
    public static Candidates None { get; } = new([], 0, TotalIsExact: true);

    /// <summary>All that fit are ranked.</summary>
    public bool AreAll => TotalIsExact && Keys.Count == Total;
}
