using System.Globalization;

namespace MarkdownSessions.Statistics;

/// <summary>
/// Days with messages as a calendar shows them, a week a column, Monday first. It ends with the last day that has
/// messages: what comes after may not have happened yet.
/// </summary>
public sealed class ActivityWeeks
{
    /// <summary>Rows of a calendar.</summary>
    public const int DaysInWeek = 7;

    /// <summary>Strengths of a day that has messages.</summary>
    public const int Shades = 4;

    /// <summary>As many weeks as a year touches.</summary>
    public const int MostWeeks = 53;

    // Days are numbers here: the last week of all time has days that no date has.
    private readonly Dictionary<int, int> messages;
    private readonly int first;
    private readonly int last;

    /// <summary>Places the days.</summary>
    /// <param name="days">The days with messages, by their names in <see cref="StatsGroup.Key"/>; at least one.</param>
    /// <param name="mostWeeks">Of more weeks the last ones are shown; 1 or more.</param>
    public ActivityWeeks(IReadOnlyList<StatsGroup> days, int mostWeeks = MostWeeks)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostWeeks, 1);
        messages = days.ToDictionary(day => Number(day.Key!), day => day.Messages);
        Most = days.Max(day => day.Messages);
        last = messages.Keys.Max();
        Count = Math.Clamp(((Monday(last) - Monday(messages.Keys.Min())) / DaysInWeek) + 1, 1, mostWeeks);
        first = Monday(last) - (DaysInWeek * (Count - 1));
    }

    /// <summary>How many weeks there are; those without messages among them.</summary>
    public int Count { get; }

    /// <summary>The messages of the busiest day.</summary>
    public int Most { get; }

    /// <summary>The messages of a day; null behind the last one.</summary>
    /// <param name="week">Counted from 0.</param>
    /// <param name="weekday">Counted from Monday, 0.</param>
    public int? Messages(int week, int weekday) =>
        NumberOf(week, weekday) is var day && day <= last ? messages.GetValueOrDefault(day) : null;

    /// <summary>A day that is not behind the last one.</summary>
    /// <param name="week">Counted from 0.</param>
    /// <param name="weekday">Counted from Monday, 0.</param>
    public DateOnly Day(int week, int weekday) => DateOnly.FromDayNumber(NumberOf(week, weekday));

    /// <summary>How strong a number of messages is shown: 0 for none, up to <see cref="Shades"/>.</summary>
    public int Shade(int count) => count == 0 ? 0 : 1 + (int)Math.Min(Shades - 1, (long)Shades * (count - 1) / Most);

    /// <summary>The month that stands above a week: one that begins in it, or any above the first; null for none.</summary>
    /// <param name="week">Counted from 0.</param>
    public string? Month(int week)
    {
        var monday = Day(week, 0);
        return week > 0 && monday.Day > DaysInWeek ? null
            : monday.ToString(week == 0 || monday.Month == 1 ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture);
    }

    private int NumberOf(int week, int weekday) => first + (week * DaysInWeek) + weekday;

    // Day 0, the first of year 1, was a Monday.
    private static int Monday(int day) => day - (day % DaysInWeek);

    private static int Number(string key) => DateOnly.ParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
