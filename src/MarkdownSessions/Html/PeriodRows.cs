using System.Globalization;
using MarkdownSessions.Model;
using MarkdownSessions.Statistics;

namespace MarkdownSessions.Html;

/// <summary>Groups of days, weeks or months with those between them that have nothing: a gap in time is seen as one.</summary>
internal static class PeriodRows
{
    private static readonly Dictionary<StatsGrouping, Func<DateOnly, string>> Names = new()
    {
        [StatsGrouping.Day] = Periods.Day,
        [StatsGrouping.Week] = Periods.Week,
        [StatsGrouping.Month] = Periods.Month,
    };

    /// <summary>The groups, the newest first; as they are where they are of no time, or would be too many.</summary>
    /// <param name="groups">The groups, the newest first; one without a name comes last.</param>
    /// <param name="grouping">By what they are.</param>
    /// <param name="most">So many rows are shown.</param>
    public static IReadOnlyList<StatsGroup> Of(IReadOnlyList<StatsGroup> groups, StatsGrouping grouping, int most)
    {
        var known = groups.Where(group => group.Key is not null).ToDictionary(group => group.Key!, StringComparer.Ordinal);
        if (known.Count == 0 || !Names.TryGetValue(grouping, out var name))
        {
            return groups;
        }

        var rows = new List<StatsGroup>();
        string first = known.Keys.Min(StringComparer.Ordinal)!;
        string? before = null;
        for (int day = LastDay(known.Keys.Max(StringComparer.Ordinal)!, grouping); day >= 0 && rows.Count <= most; day--)
        {
            string key = name(DateOnly.FromDayNumber(day));
            if (string.CompareOrdinal(key, first) < 0)
            {
                break;
            }

            if (key != before)
            {
                rows.Add(known.GetValueOrDefault(key) ?? Empty(key));
                before = key;
            }
        }

        return rows.Count > most ? groups : [.. rows, .. groups.Where(group => group.Key is null)];
    }

    private static int LastDay(string key, StatsGrouping grouping) =>
        DateOnly.ParseExact(grouping is StatsGrouping.Month ? key + "-01" : key, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    private static StatsGroup Empty(string key) => new()
    {
        Key = key,
        Sessions = 0,
        Messages = 0,
        Tokens = TokenUsage.None,
        Cost = 0,
        ToolCalls = 0,
        ToolErrors = 0,
    };
}
