using MarkdownSessions.Statistics;

namespace Cru.Output;

/// <summary>Days as squares, a week a column: the more messages, the darker.</summary>
internal static class ActivityCalendar
{
    private const int NameColumns = 5;
    private const string Shades = "·░▒▓█";
    private static readonly string[] Names = ["Mon", "", "Wed", "", "Fri", "", "Sun"];

    /// <summary>The lines: the months, then seven of days.</summary>
    /// <param name="days">The days with messages, the oldest first; at least one.</param>
    /// <param name="width">The columns there are.</param>
    /// <param name="paint">How text is shown.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<StatsGroup> days, int width, Paint paint)
    {
        var weeks = new ActivityWeeks(days, Math.Min(ActivityWeeks.MostWeeks, (width - NameColumns) / 2));
        yield return paint.Faint(Months(weeks));
        for (int weekday = 0; weekday < ActivityWeeks.DaysInWeek; weekday++)
        {
            var squares = Enumerable.Range(0, weeks.Count)
                .Select(week => weeks.Messages(week, weekday) is { } messages ? Shades[weeks.Shade(messages)] : ' ');
            yield return $"{paint.Faint(Names[weekday].PadRight(NameColumns))}{string.Join(' ', squares).TrimEnd()}".TrimEnd();
        }
    }

    // Unless the month before reaches so far.
    private static string Months(ActivityWeeks weeks)
    {
        string line = new(' ', NameColumns);
        for (int week = 0; week < weeks.Count; week++)
        {
            int column = NameColumns + (week * 2);
            if (line.Length <= column && weeks.Month(week) is { } month)
            {
                line = line.PadRight(column) + month + " ";
            }
        }

        return line.TrimEnd();
    }
}
