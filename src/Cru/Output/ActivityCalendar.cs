using System.Globalization;
using MarkdownSessions.Statistics;

namespace Cru.Output;

/// <summary>Days as squares, a week a column: the more messages, the darker.</summary>
internal static class ActivityCalendar
{
    private const int DaysInWeek = 7;
    private const int MostWeeks = 53;
    private const int NameColumns = 5;
    private const string Shades = "·░▒▓█";
    private static readonly string[] Names = ["Mon", "", "Wed", "", "Fri", "", "Sun"];

    /// <summary>The lines: the months, then seven of days.</summary>
    /// <param name="days">The days with messages, the oldest first; at least one.</param>
    /// <param name="width">The columns there are.</param>
    /// <param name="paint">How text is shown.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<StatsGroup> days, int width, Paint paint)
    {
        var messages = days.ToDictionary(day => Number(day.Key!), day => day.Messages);
        int most = days.Max(day => day.Messages);
        int lastMonday = Monday(messages.Keys.Max());
        int fitting = Math.Min(MostWeeks, (width - NameColumns) / 2);
        int weeks = Math.Clamp(((lastMonday - Monday(messages.Keys.Min())) / DaysInWeek) + 1, 1, fitting);
        int first = lastMonday - (DaysInWeek * (weeks - 1));

        yield return paint.Faint(Months(first, weeks));
        for (int weekday = 0; weekday < DaysInWeek; weekday++)
        {
            var squares = Enumerable.Range(0, weeks)
                .Select(week => Shade(messages.GetValueOrDefault(first + (week * DaysInWeek) + weekday), most));
            yield return $"{paint.Faint(Names[weekday].PadRight(NameColumns))}{string.Join(' ', squares)}";
        }
    }

    // Days are numbers here: the last week of all time has days that no date has.
    private static int Number(string key) => DateOnly.ParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    // Day 0, the first of year 1, was a Monday.
    private static int Monday(int day) => day - (day % DaysInWeek);

    private static char Shade(int messages, int most) =>
        messages == 0 ? Shades[0] : Shades[1 + (int)Math.Min(3, 4L * (messages - 1) / most)];

    // A month stands above its first week, unless the one before reaches so far.
    private static string Months(int first, int weeks)
    {
        string line = new(' ', NameColumns);
        for (int week = 0; week < weeks; week++)
        {
            var monday = DateOnly.FromDayNumber(first + (week * DaysInWeek));
            bool isNew = week == 0 || monday.Day <= DaysInWeek;
            int column = NameColumns + (week * 2);
            if (isNew && line.Length <= column)
            {
                line = line.PadRight(column) + monday.ToString(week == 0 || monday.Month == 1 ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture) + " ";
            }
        }

        return line.TrimEnd();
    }
}
