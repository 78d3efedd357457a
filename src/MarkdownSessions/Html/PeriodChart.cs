using System.Globalization;
using MarkdownSessions.Statistics;

namespace MarkdownSessions.Html;

/// <summary>Columns over time: a day each, or a week or month where there are many.</summary>
internal static class PeriodChart
{
    private const int MostColumns = 120; // a column of 3 pixels on a narrow telephone
    private const int FewestColumns = 24; // of fewer each would be as wide as a wall
    private const int Height = 120;
    private const double Gap = 0.2;

    private static readonly (string Name, Func<DateOnly, DateOnly> Begin, Func<DateOnly, int, DateOnly> Add)[] Periods =
    [
        ("day", day => day, Days),
        ("week", day => DateOnly.FromDayNumber(day.DayNumber - (day.DayNumber % 7)), (day, count) => Days(day, 7 * count)),
        ("month", day => new(day.Year, day.Month, 1), Months),
    ];

    /// <summary>Writes the chart.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="days">The days that have any, the oldest first; at least one.</param>
    /// <param name="number">What a day counts.</param>
    public static void Write(HtmlWriter html, string unit, IReadOnlyList<StatsGroup> days, Func<StatsGroup, long> number)
    {
        var first = Day(days[0]);
        var last = Day(days[^1]);
        var period = Periods.FirstOrDefault(period => period.Add(period.Begin(first), MostColumns) > last, Periods[^1]);
        var sums = days.GroupBy(day => period.Begin(Day(day)), number).ToDictionary(group => group.Key, group => group.Sum());
        var begins = Begins(period.Begin(first), last, period.Add);
        long most = Math.Max(1, begins.Max(begin => sums.GetValueOrDefault(begin)));

        html.Start("figure", ("class", "chart"));
        html.Element("figcaption", $"{unit} by {period.Name}, at most {Shown.Whole(most)}");
        html.Line();
        html.Start("svg", ("width", "100%"), ("height", Shown.Plain(Height)), ("role", "img"), ("aria-label", $"{unit} by {period.Name}, {Text(begins[0])} to {Text(begins[^1])}"));
        html.Line();
        for (int at = 0; at < begins.Count; at++)
        {
            Column(html, at, begins.Count, sums.GetValueOrDefault(begins[at]), most, $"{Text(begins[at])}: {Shown.Whole(sums.GetValueOrDefault(begins[at]))}");
        }

        html.End("svg");
        html.Line();
        html.Start("div", ("class", "axis"));
        html.Element("span", Text(begins[0]));
        html.Element("span", Text(begins[^1]));
        html.End("div");
        html.End("figure");
        html.Line();
    }

    // What is not nothing is seen.
    private static void Column(HtmlWriter html, int at, int count, long number, long most, string label)
    {
        if (number == 0)
        {
            return;
        }

        double height = Math.Max(2, (double)number / most * Height);
        html.Start(
            "rect",
            ("x", Shown.Percent(at + (Gap / 2), count)),
            ("width", Shown.Percent(1 - Gap, count)),
            ("y", Pixels(Height - height)),
            ("height", Pixels(height)));
        html.Element("title", label);
        html.End("rect");
        html.Line();
    }

    // Of more months than there are columns the last ones are shown.
    private static List<DateOnly> Begins(DateOnly first, DateOnly last, Func<DateOnly, int, DateOnly> add)
    {
        var begins = new List<DateOnly>();
        for (var begin = first; begin <= last; begin = add(begin, 1))
        {
            begins.Add(begin);
            if (add(begin, 1) == begin)
            {
                break;
            }
        }

        // Before the first there was nothing; so few columns stand at the right, above the day that the axis ends with.
        while (begins.Count < FewestColumns && begins[0].Year > 2)
        {
            begins.Insert(0, add(begins[0], -1));
        }

        return begins[Math.Max(0, begins.Count - MostColumns)..];
    }

    private static DateOnly Days(DateOnly day, int count) => DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, day.DayNumber + count));

    private static DateOnly Months(DateOnly day, int count) => DateOnly.MaxValue.DayNumber - day.DayNumber > 31 * count ? day.AddMonths(count) : DateOnly.MaxValue;

    private static DateOnly Day(StatsGroup day) => DateOnly.ParseExact(day.Key!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Pixels(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
