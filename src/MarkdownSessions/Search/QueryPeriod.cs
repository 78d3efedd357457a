using System.Globalization;

namespace MarkdownSessions.Search;

/// <summary>A date of a query as the period it names, in UTC ticks, both ends included.</summary>
/// <param name="First">Its first moment.</param>
/// <param name="Last">Its last moment.</param>
/// <param name="IsAgo">It is so long ago, such as <c>7d</c>: a moment from which on is meant.</param>
internal readonly record struct QueryPeriod(long First, long Last, bool IsAgo)
{
    /// <summary>What can be written, for messages.</summary>
    public const string Forms =
        "write 2026-07, 2026-07-02, 2026-07-02T10:30, today, yesterday, 7d, 3w, 2mo, 1y, 12h or 90m";

    private const DateTimeStyles Strict = DateTimeStyles.None;

    /// <summary>Reads a date; false when it is none.</summary>
    public static bool TryRead(string text, QueryClock clock, out QueryPeriod period) =>
        TryReadNamed(text, clock, out period)
        || TryReadAgo(text, clock, out period)
        || TryReadCalendar(text, clock.Zone, out period)
        || TryReadInstant(text, out period);

    private static bool TryReadNamed(string text, QueryClock clock, out QueryPeriod period)
    {
        var today = TimeZoneInfo.ConvertTime(clock.Now, clock.Zone).Date;
        period = text.ToLowerInvariant() switch
        {
            "today" => Between(today, today.AddDays(1), clock.Zone),
            "yesterday" => Between(today.AddDays(-1), today, clock.Zone),
            "now" => new(clock.Now.UtcTicks, clock.Now.UtcTicks, IsAgo: true),
            _ => default,
        };
        return period != default;
    }

    private static bool TryReadAgo(string text, QueryClock clock, out QueryPeriod period)
    {
        period = default;
        int digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits is <= 0 or > 6)
        {
            return false;
        }

        int count = int.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        if (MomentAgo(count, text[digits..], clock) is not { } moment)
        {
            return false;
        }

        period = new(moment, moment, IsAgo: true);
        return true;
    }

    private static long? MomentAgo(int count, string unit, QueryClock clock)
    {
        long? span = unit switch
        {
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            "d" => TimeSpan.TicksPerDay,
            "w" => 7 * TimeSpan.TicksPerDay,
            _ => null,
        };
        if (span is not null)
        {
            return Math.Max(0, clock.Now.UtcTicks - (count * span.Value));
        }

        int? months = unit switch
        {
            "mo" => count,
            "y" => count * 12,
            _ => null,
        };
        if (months is null)
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(clock.Now, clock.Zone).DateTime;
        bool isBeforeAllTime = months > ((local.Year - 1) * 12) + local.Month - 1;
        return isBeforeAllTime ? 0 : ToUtc(local.AddMonths(-months.Value), clock.Zone);
    }

    private static bool TryReadCalendar(string text, TimeZoneInfo zone, out QueryPeriod period)
    {
        period = default;
        (string Format, Func<DateTime, DateTime> Next)[] forms =
        [
            ("yyyy", start => start.AddYears(1)),
            ("yyyy-MM", start => start.AddMonths(1)),
            ("yyyy-MM-dd", start => start.AddDays(1)),
            ("yyyy-MM-dd'T'HH:mm", start => start.AddMinutes(1)),
            ("yyyy-MM-dd'T'HH:mm:ss", start => start.AddSeconds(1)),
        ];
        foreach (var (format, next) in forms)
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, Strict, out var start))
            {
                bool isLastYear = start.Year == DateTime.MaxValue.Year;
                period = Between(start, isLastYear ? DateTime.MaxValue : next(start), zone);
                return true;
            }
        }

        return false;
    }

    private static bool TryReadInstant(string text, out QueryPeriod period)
    {
        period = default;
        string[] forms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        for (int form = 0; form < forms.Length; form++)
        {
            const DateTimeStyles styles = DateTimeStyles.AssumeUniversal;
            if (DateTimeOffset.TryParseExact(text, forms[form], CultureInfo.InvariantCulture, styles, out var instant))
            {
                long width = form switch { 0 => TimeSpan.TicksPerMinute, 1 => TimeSpan.TicksPerSecond, _ => 1 };
                period = new(instant.UtcTicks, instant.UtcTicks + width - 1, IsAgo: false);
                return true;
            }
        }

        return false;
    }

    private static QueryPeriod Between(DateTime start, DateTime end, TimeZoneInfo zone) =>
        new(ToUtc(start, zone), ToUtc(end, zone) - 1, IsAgo: false);

    /// <summary>A local time that comes twice means the first; one that the clocks skip, the moment after.</summary>
    private static long ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return Math.Clamp(local.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks);
    }
}
