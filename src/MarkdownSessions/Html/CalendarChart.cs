using System.Globalization;
using MarkdownSessions.Statistics;

namespace MarkdownSessions.Html;

/// <summary>Days as squares, a week a column: the more messages, the stronger. The last year of them.</summary>
internal static class CalendarChart
{
    private const int DaysInWeek = 7;
    private const int MostWeeks = 53;
    private const int Step = 14;
    private const int Side = 11;
    private const int Left = 34;
    private const int Top = 20;
    private const int Shades = 4;

    private static readonly string[] Names = ["Mon", "", "Wed", "", "Fri", "", "Sun"];

    /// <summary>Writes the calendar.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="days">The days with messages, the oldest first; at least one.</param>
    public static void Write(HtmlWriter html, IReadOnlyList<StatsGroup> days)
    {
        var messages = days.ToDictionary(day => Number(day.Key!), day => day.Messages);
        int most = days.Max(day => day.Messages);
        int lastMonday = Monday(messages.Keys.Max());
        int weeks = Math.Clamp(((lastMonday - Monday(messages.Keys.Min())) / DaysInWeek) + 1, 1, MostWeeks);
        int first = lastMonday - (DaysInWeek * (weeks - 1));

        html.Start("div", ("class", "scroll"));
        html.Start(
            "svg",
            ("class", "calendar"),
            ("width", Shown.Plain(Math.Max(Left + (weeks * Step), Left + (6 * Step)))),
            ("height", Shown.Plain(Top + (DaysInWeek * Step))),
            ("role", "img"),
            ("aria-label", $"Messages by day, at most {Shown.Whole(most)}"));
        html.Line();
        WriteNames(html, first, weeks);
        for (int day = first; day < first + (weeks * DaysInWeek); day++)
        {
            WriteDay(html, day, (day - first) / DaysInWeek, messages.GetValueOrDefault(day), most);
        }

        html.End("svg");
        html.End("div");
        html.Line();
    }

    private static void WriteNames(HtmlWriter html, int first, int weeks)
    {
        for (int weekday = 0; weekday < DaysInWeek; weekday++)
        {
            Text(html, Names[weekday], 0, Top + (weekday * Step) + Side - 2);
        }

        int free = 0;
        for (int week = 0; week < weeks; week++)
        {
            // A month stands above its first week, unless the one before reaches so far.
            var monday = DateOnly.FromDayNumber(first + (week * DaysInWeek));
            bool isNew = week == 0 || monday.Day <= DaysInWeek;
            if (isNew && week >= free)
            {
                bool withYear = week == 0 || monday.Month == 1;
                Text(html, monday.ToString(withYear ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture), Left + (week * Step), Side);
                free = week + (withYear ? 4 : 2);
            }
        }
    }

    private static void Text(HtmlWriter html, string text, int x, int y)
    {
        if (text.Length > 0)
        {
            html.Element("text", text, ("x", Shown.Plain(x)), ("y", Shown.Plain(y)));
        }
    }

    private static void WriteDay(HtmlWriter html, int day, int week, int messages, int most)
    {
        // The last week of all time has days that no date has.
        if (day > DateOnly.MaxValue.DayNumber)
        {
            return;
        }

        html.Start(
            "rect",
            ("x", Shown.Plain(Left + (week * Step))),
            ("y", Shown.Plain(Top + (day % DaysInWeek * Step))),
            ("width", Shown.Plain(Side)),
            ("height", Shown.Plain(Side)),
            ("rx", "2"),
            ("class", $"shade{Shown.Plain(Shade(messages, most))}"));
        html.Element("title", $"{DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {Shown.Count(messages, "message")}");
        html.End("rect");
        html.Line();
    }

    private static int Shade(int messages, int most) =>
        messages == 0 ? 0 : 1 + (int)Math.Min(Shades - 1, (long)Shades * (messages - 1) / most);

    // Day 0, the first of year 1, was a Monday.
    private static int Monday(int day) => day - (day % DaysInWeek);

    private static int Number(string key) => DateOnly.ParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
