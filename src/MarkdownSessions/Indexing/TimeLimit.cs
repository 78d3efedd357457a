namespace MarkdownSessions.Indexing;

/// <summary>How long catching up with the files may take before an answer is given without the rest.</summary>
internal sealed class TimeLimit
{
    private readonly TimeProvider? clock;
    private readonly long begun;
    private readonly TimeSpan patience;

    private TimeLimit(TimeProvider? clock, TimeSpan patience)
    {
        this.clock = clock;
        this.patience = patience;
        begun = clock?.GetTimestamp() ?? 0;
    }

    /// <summary>As long as it takes.</summary>
    public static TimeLimit None { get; } = new(null, TimeSpan.Zero);

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => clock is not null && clock.GetElapsedTime(begun) >= patience;

    /// <summary>Begins now.</summary>
    public static TimeLimit Of(TimeSpan patience, TimeProvider clock) => new(clock, patience);
}
