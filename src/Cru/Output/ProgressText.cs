using System.Globalization;

namespace Cru.Output;

/// <summary>How far something has come, as one line.</summary>
/// <param name="Doing">What is done, such as <c>reading sessions</c>.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">Of how many; 0 when that is not known.</param>
/// <param name="Bytes">Bytes that were read for them.</param>
/// <param name="Elapsed">How long it takes already.</param>
internal sealed record ProgressText(string Doing, int Done, int Total, long Bytes, TimeSpan Elapsed)
{
    private const int BarColumns = 20;

    // Before, the first file decides, and the number jumps.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    /// <summary>The line; what does not fit is left out, the least needed first.</summary>
    /// <param name="width">The columns there are.</param>
    /// <param name="withBar">Whether it has a bar.</param>
    public string Line(int width, bool withBar = true)
    {
        string count = string.Create(CultureInfo.InvariantCulture, $"{Doing} {Done:#,0} of {Total:#,0}");
        string line = count + Speed + Left;
        string[] shorter = [.. withBar && Total > 0 ? new[] { $"{Bar} {line}" } : [], line, count + Left, count];
        return Columns.Cut(shorter.FirstOrDefault(text => Columns.Of(text) <= width, count), Math.Max(1, width));
    }

    private double Share => Total > 0 ? Math.Clamp((double)Done / Total, 0, 1) : 0;

    private string Bar
    {
        get
        {
            int full = (int)(Share * BarColumns);
            return new string('━', full) + new string('─', BarColumns - full);
        }
    }

    private string Speed =>
        Bytes == 0 ? "" : Elapsed < Settled ? $", {Amounts.Bytes(Bytes)}" : $", {Amounts.Bytes(Bytes)}, {Amounts.Bytes((long)(Bytes / Elapsed.TotalSeconds))}/s";

    private string Left => Elapsed < Settled || Share is 0 or 1 ? "" : $", {Duration(Elapsed * ((1 / Share) - 1))} left";

    private static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalHours):0} h"),
    };
}
