using System.Globalization;

namespace Cru.Output;

/// <summary>Numbers and times as text shows them.</summary>
internal static class Amounts
{
    private const double Kilo = 1000;

    // Half of the fourth digit behind the point.
    private const decimal LeastDollars = 0.00005m;

    /// <summary>A number with its noun: <c>1 session</c>, <c>2 sessions</c>.</summary>
    public static string Count(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>A number with a noun whose plural takes more than an s.</summary>
    public static string Count(long number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {(number == 1 ? one : many)}");

    /// <summary>Bytes in decimal units, as disks are sold: <c>1.2 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo / Kilo:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo / Kilo / Kilo:0.##} GB"),
    };

    /// <summary>US dollars with 2 to 4 digits; what is too little to be shown is not told as nothing.</summary>
    public static string Dollars(decimal cost) => cost is > 0 and < LeastDollars
        ? "<$0.01"
        : cost.ToString("$#,0.00##", CultureInfo.InvariantCulture);

    /// <summary>Seconds with one decimal.</summary>
    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    /// <summary>A moment in a zone, to the minute.</summary>
    public static string Minute(long ticks, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(ticks, TimeSpan.Zero), zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment in a zone, to the second and with the zone's distance from UTC.</summary>
    public static string Second(long ticks, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(ticks, TimeSpan.Zero), zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC as JSON has it: ISO 8601 with milliseconds and Z.</summary>
    public static string Utc(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
