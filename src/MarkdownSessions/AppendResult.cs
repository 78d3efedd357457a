using MarkdownSessions.Model;

namespace MarkdownSessions;

/// <summary>An append that is in the files, flushed.</summary>
/// <param name="Session">The session.</param>
/// <param name="Id">The entry's id.</param>
/// <param name="Path">The segment, relative to the vault, with '/'.</param>
/// <param name="IndexBehind">Why the index does not hold it yet; null when it does. Harmless: the next command heals it.</param>
public sealed record AppendResult(SessionId Session, EntryId Id, string Path, string? IndexBehind)
{
    /// <summary>
    /// How many entries it took: <see cref="Id"/>, and the next numbers for a text over 1 MiB. Who goes on with the message
    /// counts from behind them.
    /// </summary>
    public int Entries { get; init; } = 1;

    /// <summary>
    /// It stood there already with the same role and parts, and was not written again: time and facts are those of then, and
    /// <see cref="Path"/> names where it stands.
    /// </summary>
    public bool IsRepeated { get; init; }

    /// <summary>How the entry is addressed: <c>session#entry</c>.</summary>
    public string Address => $"{Session}#{Id}";
}
