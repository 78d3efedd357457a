using System.Globalization;

namespace MarkdownSessions.Statistics;

/// <summary>Names days, weeks and months in a zone.</summary>
internal static class Periods
{
    /// <summary>The day on which a moment falls; null for an unknown moment, which the log tells as year 1.</summary>
    public static DateOnly? DayOf(long ticks, TimeZoneInfo zone) =>
        ticks < TimeSpan.TicksPerDay
            ? null
            : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(new DateTimeOffset(ticks, TimeSpan.Zero), zone).DateTime);

    /// <summary>The day's name: <c>2024-01-15</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The name of its week: the Monday.</summary>
    public static string Week(DateOnly day)
    {
        int sinceMonday = ((int)day.DayOfWeek + 6) % 7;
        return Day(DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - sinceMonday)));
    }

    /// <summary>The name of its month: <c>2024-01</c>.</summary>
    public static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
