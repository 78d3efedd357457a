namespace MarkdownSessions.Search;

/// <summary>From a moment to a moment, both included, in UTC ticks of 100 ns.</summary>
/// <param name="From">The first moment inside.</param>
/// <param name="To">The last moment inside.</param>
public readonly record struct TimeRange(long From, long To)
{
    /// <summary>All of time.</summary>
    public static TimeRange Always { get; } = new(long.MinValue, long.MaxValue);

    /// <summary>No moment at all.</summary>
    public static TimeRange Never { get; } = new(long.MaxValue, long.MinValue);

    /// <summary>Whether <paramref name="ticks"/> lies inside.</summary>
    public bool Contains(long ticks) => ticks >= From && ticks <= To;
}
