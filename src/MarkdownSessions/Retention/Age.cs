using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MarkdownSessions.Retention;

/// <summary>How old something must be, as people write it: <c>30</c> and <c>30d</c>, <c>1w2d</c>, <c>12h</c>, <c>3mo</c>, <c>1y</c>.</summary>
/// <remarks><c>m</c> is minutes; months and years are those of the calendar. At least a minute, at most 1,000 years.</remarks>
public sealed record Age
{
    /// <summary>What can be written, for messages.</summary>
    public const string Forms = "write 30d, 1w2d, 12h, 90m, 3mo or 1y; a bare number is days";

    private const int MostMonths = 12_000;
    private const int MostDigits = 6;

    private Age(string text, int months, TimeSpan span) => (Text, Months, Span) = (text, months, span);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Its months and years, in months.</summary>
    public int Months { get; }

    /// <summary>The rest of it.</summary>
    public TimeSpan Span { get; }

    /// <summary>Reads an age; false when it is none, zero, negative, or over 1,000 years.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Age? age)
    {
        ArgumentNullException.ThrowIfNull(text);
        age = null;
        long months = 0;
        long ticks = 0;
        string rest = text.All(char.IsAsciiDigit) ? $"{text}d" : text;
        while (rest.Length > 0)
        {
            int digits = rest.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits is <= 0 or > MostDigits)
            {
                return false;
            }

            int count = int.Parse(rest.AsSpan(0, digits), CultureInfo.InvariantCulture);
            rest = rest[digits..];
            int letters = rest.AsSpan().IndexOfAnyInRange('0', '9');
            string unit = letters < 0 ? rest : rest[..letters];
            if (TicksOf(unit) is { } unitTicks)
            {
                ticks += count * unitTicks;
            }
            else if (MonthsOf(unit) is { } unitMonths)
            {
                months += (long)count * unitMonths;
            }
            else
            {
                return false;
            }

            rest = rest[unit.Length..];
        }

        bool isInRange = months + ticks > 0 && months <= MostMonths && ticks <= TimeSpan.FromDays(MostMonths * 30L).Ticks;
        age = isInRange ? new(text, (int)months, new(ticks)) : null;
        return isInRange;
    }

    /// <summary>The moment before which something is older.</summary>
    public DateTimeOffset Before(DateTimeOffset now)
    {
        bool reachesFar = (now - DateTimeOffset.MinValue) < Span + TimeSpan.FromDays(31L * Months);
        return reachesFar ? DateTimeOffset.MinValue : now.AddMonths(-Months) - Span;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static long? TicksOf(string unit) => unit switch
    {
        "m" => TimeSpan.TicksPerMinute,
        "h" => TimeSpan.TicksPerHour,
        "d" => TimeSpan.TicksPerDay,
        "w" => 7 * TimeSpan.TicksPerDay,
        _ => null,
    };

    private static int? MonthsOf(string unit) => unit switch
    {
        "mo" => 1,
        "y" => 12,
        _ => null,
    };
}
