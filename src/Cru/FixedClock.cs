using System.Globalization;

namespace Cru;

/// <summary>A clock that stands still, for transcripts (<c>CRU_NOW</c>); waiting still takes its time.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>The clock that <c>CRU_NOW</c> asks for; the system's when it is not set.</summary>
    /// <exception cref="CruException">It is no time.</exception>
    public static TimeProvider Of(string? variable)
    {
        if (string.IsNullOrEmpty(variable))
        {
            return System;
        }

        return DateTimeOffset.TryParse(variable, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)
            ? new FixedClock(now)
            : throw CruException.Usage($"CRU_NOW '{variable}' is no time; write it like 2026-01-01T00:00:00Z");
    }
}
