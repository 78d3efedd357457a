namespace MarkdownSessions.Testing;

/// <summary>A clock that stands still until it is told otherwise.</summary>
/// <param name="start">The first time it tells; by default 2026-01-01T00:00:00Z.</param>
public sealed class FakeClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now = start ?? new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far it goes on by itself each time it is read; for code that waits in a loop.</summary>
    public TimeSpan Step { get; set; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            var told = now;
            now += Step;
            return told;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>A timer would wait for real time: code under test must not ask for one.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("this clock has no timers");

    /// <summary>Goes on, or back when negative.</summary>
    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            now += by;
        }
    }

    /// <summary>Is set to another time, as by a person or a time server.</summary>
    public void Set(DateTimeOffset time)
    {
        lock (gate)
        {
            now = time;
        }
    }
}
