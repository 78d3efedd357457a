using System.Globalization;

namespace MarkdownSessions.Model;

/// <summary>
/// A moment as the log spells it. The text is kept, because a log may carry nanoseconds or an
/// offset that <see cref="DateTimeOffset"/> would drop (docs/format.md, "Times").
/// </summary>
public readonly record struct Timestamp
{
    private const int FractionStart = 20;

    private readonly string? text;

    private Timestamp(string text, DateTimeOffset? instant)
    {
        this.text = text;
        Instant = instant;
    }

    /// <summary>RFC 3339, upper case, 0 to 9 fractional digits, as written in the log.</summary>
    public string Text => text ?? "0001-01-01T00:00:00Z";

    /// <summary>The moment in 100 ns steps; null when the text has the right shape but no such date exists.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>Spells <paramref name="instant"/> in UTC with milliseconds, as programs write it.</summary>
    public static Timestamp From(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        var cut = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
        return new(cut.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), cut);
    }

    /// <summary>Takes <paramref name="text"/> if it has exactly the shape of RFC 3339 in upper case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Timestamp timestamp)
    {
        timestamp = default;
        int end = ShapeLength(text);
        if (end != text.Length)
        {
            return false;
        }

        timestamp = new(text.ToString(), ReadInstant(text));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The length of the timestamp that <paramref name="text"/> begins with, or -1.</summary>
    internal static int ShapeLength(ReadOnlySpan<char> text)
    {
        const string shape = "0000-00-00T00:00:00";
        if (text.Length < shape.Length + 1)
        {
            return -1;
        }

        for (int i = 0; i < shape.Length; i++)
        {
            bool fits = shape[i] == '0' ? char.IsAsciiDigit(text[i]) : text[i] == shape[i];
            if (!fits)
            {
                return -1;
            }
        }

        int at = shape.Length;
        if (text[at] == '.')
        {
            int digits = 0;
            while (at + 1 + digits < text.Length && char.IsAsciiDigit(text[at + 1 + digits]))
            {
                digits++;
            }

            if (digits is 0 or > 9)
            {
                return -1;
            }

            at += 1 + digits;
        }

        return at < text.Length ? ZoneEnd(text, at) : -1;
    }

    private static int ZoneEnd(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == 'Z')
        {
            return at + 1;
        }

        bool offset = text.Length >= at + 6
            && text[at] is '+' or '-'
            && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2])
            && text[at + 3] == ':'
            && char.IsAsciiDigit(text[at + 4]) && char.IsAsciiDigit(text[at + 5]);
        return offset ? at + 6 : -1;
    }

    // Digit by digit: the text has its shape, and what reads dates in any shape is a twentieth of a search's start.
    private static DateTimeOffset? ReadInstant(ReadOnlySpan<char> text)
    {
        int year = Number(text[..4]);
        int month = Number(text[5..7]);
        int day = Number(text[8..10]);
        int hour = Number(text[11..13]);
        int minute = Number(text[14..16]);
        int second = Number(text[17..19]);
        bool exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour <= 23 && minute <= 59 && second <= 59;
        if (!exists || OffsetTicks(text) is not { } offset)
        {
            return null;
        }

        long local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + FractionTicks(text);
        long ticks = local - offset;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : null;
    }

    // A tick is 100 ns: further digits stay in the text.
    private static long FractionTicks(ReadOnlySpan<char> text)
    {
        long ticks = 0;
        long step = TimeSpan.TicksPerSecond / 10;
        for (int at = FractionStart; text[FractionStart - 1] == '.' && char.IsAsciiDigit(text[at]); at++)
        {
            ticks += (text[at] - '0') * step;
            step /= 10;
        }

        return ticks;
    }

    // As DateTimeOffset has it, an offset is 14 hours at most.
    private static long? OffsetTicks(ReadOnlySpan<char> text)
    {
        if (text[^1] == 'Z')
        {
            return 0;
        }

        int hours = Number(text[^5..^3]);
        int minutes = Number(text[^2..]);
        bool exists = minutes <= 59 && ((hours * 60) + minutes) <= 14 * 60;
        long ticks = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        return exists ? text[^6] == '-' ? -ticks : ticks : null;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
