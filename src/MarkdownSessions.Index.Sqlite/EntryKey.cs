namespace MarkdownSessions.Index.Sqlite;

/// <summary>A message's place in the walk: by time, session id, ordinal; the newest is the greatest.</summary>
/// <param name="Ticks">When it was said: UTC ticks of 100 ns.</param>
/// <param name="Session">The session's id as it is spelled.</param>
/// <param name="Ordinal">Its number in the session.</param>
internal readonly record struct EntryKey(long Ticks, string Session, int Ordinal)
{
    /// <summary>Older than every message.</summary>
    public static EntryKey Oldest { get; } = new(long.MinValue, "", -1);

    /// <summary>Less than 0 when the first is older.</summary>
    public static int Compare(EntryKey one, EntryKey other)
    {
        int order = one.Ticks.CompareTo(other.Ticks);
        order = order != 0 ? order : string.CompareOrdinal(one.Session, other.Session);
        return order != 0 ? order : one.Ordinal.CompareTo(other.Ordinal);
    }
}
