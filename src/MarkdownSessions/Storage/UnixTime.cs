namespace MarkdownSessions.Storage;

/// <summary>Seconds and nanoseconds since 1970 as other units; a file may bear any time, so nothing here overflows.</summary>
internal static class UnixTime
{
    private const long LastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z, the last that DateTime knows
    private const long FirstSecond = -62_135_596_800; // 0001-01-01

    /// <summary>UTC ticks of 100 ns, held inside the years 1 to 9999.</summary>
    public static long ToTicks(long seconds, long nanoseconds) =>
        DateTime.UnixEpoch.Ticks
        + (Math.Clamp(seconds, FirstSecond, LastSecond) * TimeSpan.TicksPerSecond)
        + (nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>Nanoseconds since 1970, for comparing only: what is out of range wraps.</summary>
    public static long ToNanoseconds(long seconds, long nanoseconds) =>
        unchecked((seconds * 1_000_000_000) + nanoseconds);
}
