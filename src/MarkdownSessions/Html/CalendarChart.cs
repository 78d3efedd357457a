using System.Globalization;
using MarkdownSessions.Statistics;

namespace MarkdownSessions.Html;

/// <summary>Days as squares, a week a column: the more messages, the stronger. The last year of them.</summary>
internal static class CalendarChart
{
    private const int Step = 14;
    private const int Side = 11;
    private const int Left = 34;
    private const int Top = 20;

    private static readonly string[] Names = ["Mon", "", "Wed", "", "Fri", "", "Sun"];

    /// <summary>Writes the calendar.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="days">The days with messages, the oldest first; at least one.</param>
    public static void Write(HtmlWriter html, IReadOnlyList<StatsGroup> days)
    {
        var weeks = new ActivityWeeks(days);
        html.Start("div", ("class", "scroll"));
        html.Start(
            "svg",
            ("class", "calendar"),
            ("width", Shown.Plain(Math.Max(Left + (weeks.Count * Step), Left + (6 * Step)))),
            ("height", Shown.Plain(Top + (ActivityWeeks.DaysInWeek * Step))),
            ("role", "img"),
            ("aria-label", $"Messages by day, at most {Shown.Whole(weeks.Most)}"));
        html.Line();
        WriteNames(html, weeks);
        for (int week = 0; week < weeks.Count; week++)
        {
            for (int weekday = 0; weekday < ActivityWeeks.DaysInWeek; weekday++)
            {
                WriteDay(html, weeks, week, weekday);
            }
        }

        html.End("svg");
        html.End("div");
        html.Line();
    }

    private static void WriteNames(HtmlWriter html, ActivityWeeks weeks)
    {
        for (int weekday = 0; weekday < ActivityWeeks.DaysInWeek; weekday++)
        {
            Text(html, Names[weekday], 0, Top + (weekday * Step) + Side - 2);
        }

        int free = 0;
        for (int week = 0; week < weeks.Count; week++)
        {
            // Unless the one before reaches so far.
            if (week >= free && weeks.Month(week) is { } month)
            {
                Text(html, month, Left + (week * Step), Side);
                free = week + (month.Contains(' ', StringComparison.Ordinal) ? 4 : 2);
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

    private static void WriteDay(HtmlWriter html, ActivityWeeks weeks, int week, int weekday)
    {
        if (weeks.Messages(week, weekday) is not { } messages)
        {
            return;
        }

        html.Start(
            "rect",
            ("x", Shown.Plain(Left + (week * Step))),
            ("y", Shown.Plain(Top + (weekday * Step))),
            ("width", Shown.Plain(Side)),
            ("height", Shown.Plain(Side)),
            ("rx", "2"),
            ("class", $"shade{Shown.Plain(weeks.Shade(messages))}"));
        html.Element("title", $"{weeks.Day(week, weekday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {Shown.Count(messages, "message")}");
        html.End("rect");
        html.Line();
    }
}
