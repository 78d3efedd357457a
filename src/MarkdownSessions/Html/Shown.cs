using System.Globalization;

namespace MarkdownSessions.Html;

/// <summary>Numbers and times as a page tells them.</summary>
internal static class Shown
{
    private const double Kilo = 1000;

    // Half of the fourth digit behind the point.
    private const decimal LeastShown = 0.00005m;

    /// <summary>A whole number.</summary>
    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun.</summary>
    public static string Count(long number, string noun) => $"{Whole(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>Stands for a number that is not known.</summary>
    public const string Unknown = "-";

    /// <summary>US dollars; what is too little to be shown is not told as nothing.</summary>
    public static string Money(decimal cost) => cost is > 0 and < LeastShown
        ? "<$0.01"
        : cost.ToString("$#,0.00##", CultureInfo.InvariantCulture);

    /// <summary>Bytes in decimal units.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo / Kilo:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo / Kilo / Kilo:0.##} GB"),
    };

    /// <summary>A part of a whole as an attribute of SVG has it: <c>37.5%</c>.</summary>
    public static string Percent(double part, double whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(whole <= 0 ? 0 : 100 * part / whole):0.##}%");

    /// <summary>A number as an attribute has it.</summary>
    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment in a zone.</summary>
    public static DateTimeOffset In(long ticks, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(new DateTimeOffset(ticks, TimeSpan.Zero), zone);

    /// <summary>From one moment to another, to the minute; a day stands there once.</summary>
    public static string Range(long first, long last, TimeZoneInfo zone)
    {
        var (begin, end) = (In(first, zone), In(last, zone));
        string format = begin.Date == end.Date ? "HH:mm" : "yyyy-MM-dd HH:mm";
        return $"{begin.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} to {end.ToString(format, CultureInfo.InvariantCulture)}, {zone.Id}";
    }

    /// <summary>A moment for machines.</summary>
    public static string Machine(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a text on one line, at most so many characters long.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end].TrimEnd() + "…";
    }
}
