using System.Globalization;

namespace MarkdownSessions.Model;

/// <summary>
/// A moment as the log spells it. The text is kept, because a log may carry nanoseconds or an
/// offset that <see cref="DateTimeOffset"/> would drop (docs/format.md, "Times").
/// </summary>
public readonly record struct Timestamp
{
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

    private static DateTimeOffset? ReadInstant(ReadOnlySpan<char> text)
    {
        // .NET reads at most 7 fractional digits; the others stay in the text.
        int dot = text.IndexOf('.');
        Span<char> shortened = stackalloc char[text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool beyond = dot >= 0 && i > dot + 7 && char.IsAsciiDigit(text[i]) && IsFraction(text, dot, i);
            if (!beyond)
            {
                shortened[length++] = text[i];
            }
        }

        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(shortened[..length], CultureInfo.InvariantCulture, styles, out var instant)
            ? instant
            : null;
    }

    private static bool IsFraction(ReadOnlySpan<char> text, int dot, int at) =>
        !text[(dot + 1)..at].ContainsAnyExceptInRange('0', '9');
}
