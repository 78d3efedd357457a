using System.Globalization;

namespace Cru.Output;

/// <summary>Numbers as bars under each other, the largest as long as there is room.</summary>
internal static class BarChart
{
    private const int WidestName = 28;
    private const int LongestBar = 40;
    private const int Eighths = 8;
    private const string Gap = "  ";

    /// <summary>The lines: name, bar, number.</summary>
    /// <param name="rows">Safe names and numbers from 0 on.</param>
    /// <param name="width">The columns there are.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<(string Name, long Number)> rows, int width)
    {
        long most = Math.Max(1, rows.Select(row => row.Number).DefaultIfEmpty().Max());
        int names = Math.Min(WidestName, rows.Select(row => Columns.Of(row.Name)).DefaultIfEmpty().Max());
        int numbers = Whole(most).Length;
        int bars = Math.Clamp(width - names - numbers - (2 * Gap.Length), 1, LongestBar);
        foreach (var (name, number) in rows)
        {
            yield return $"{Columns.Pad(Columns.Cut(name, names), names)}{Gap}{Bar(number, most, bars)}{Gap}{Whole(number)}";
        }
    }

    // In eighths of a column, so that small ones differ too; what is not 0 is seen.
    private static string Bar(long number, long most, int columns)
    {
        int length = (int)Math.Max(number > 0 ? 1 : 0, (double)number / most * columns * Eighths);
        string rest = length % Eighths == 0 ? "" : ((char)('█' + Eighths - (length % Eighths))).ToString();
        return new string('█', length / Eighths) + rest;
    }

    private static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
