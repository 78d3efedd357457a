using System.Globalization;

namespace MarkdownSessions.Search;

/// <summary>Numbers between two bounds, such as the cost of a session.</summary>
/// <param name="From">The least; null for none.</param>
/// <param name="To">The greatest; null for none.</param>
public readonly record struct AmountRange(decimal? From, decimal? To)
{
    private const string Between = "..";
    private const NumberStyles Digits = NumberStyles.AllowDecimalPoint;

    /// <summary>What can be written, for messages.</summary>
    public const string Forms = "write >0.5, >=10, <2, 0.1..2 or 3; k and M multiply by 1,000 and 1,000,000";

    /// <summary><see cref="From"/> itself is not meant.</summary>
    public bool IsOpenBelow { get; init; }

    /// <summary><see cref="To"/> itself is not meant.</summary>
    public bool IsOpenAbove { get; init; }

    /// <summary>Reads <c>&gt;0.5</c>, <c>0.1..2</c>, <c>10k..</c> and the like; false when it is none.</summary>
    public static bool TryRead(string text, out AmountRange range)
    {
        int between = text.IndexOf(Between, StringComparison.Ordinal);
        return between < 0 ? TryReadComparison(text, out range) : TryReadBounds(text[..between], text[(between + Between.Length)..], out range);
    }

    /// <summary>Whether a number lies between the bounds.</summary>
    public bool Contains(decimal number) =>
        (From is not { } from || (IsOpenBelow ? number > from : number >= from))
        && (To is not { } to || (IsOpenAbove ? number < to : number <= to));

    /// <summary>As it can be typed.</summary>
    public override string ToString()
    {
        var (from, to) = (Text(From), Text(To));
        return this switch
        {
            { From: not null, To: not null } => from == to ? from : $"{from}..{to}",
            { From: not null } => $"{(IsOpenBelow ? ">" : ">=")}{from}",
            _ => $"{(IsOpenAbove ? "<" : "<=")}{to}",
        };
    }

    private static bool TryReadBounds(string first, string last, out AmountRange range)
    {
        decimal? from = null;
        decimal? to = null;
        bool isRead = (first.Length > 0 || last.Length > 0)
            && (first.Length == 0 || TryReadNumber(first, out from))
            && (last.Length == 0 || TryReadNumber(last, out to));
        range = new(from, to);
        return isRead;
    }

    private static bool TryReadComparison(string text, out AmountRange range)
    {
        int sign = text switch
        {
            ['>' or '<', '=', ..] => 2,
            ['>' or '<', ..] => 1,
            _ => 0,
        };
        bool isRead = TryReadNumber(text[sign..], out var number);
        range = text[..sign] switch
        {
            ">" => new(number, null) { IsOpenBelow = true },
            ">=" => new(number, null),
            "<" => new(null, number) { IsOpenAbove = true },
            "<=" => new(null, number),
            _ => new(number, number),
        };
        return isRead;
    }

    private static bool TryReadNumber(string text, out decimal? number)
    {
        string digits = text.StartsWith('$') ? text[1..] : text;
        decimal factor = digits switch
        {
            [.., 'k' or 'K'] => 1_000,
            [.., 'm' or 'M'] => 1_000_000,
            _ => 1,
        };
        digits = factor > 1 ? digits[..^1] : digits;

        // Twelve digits are more than any session has, and cannot overflow.
        bool isRead = digits.Length is > 0 and <= 12;
        isRead &= decimal.TryParse(digits, Digits, CultureInfo.InvariantCulture, out decimal read);
        number = isRead ? read * factor : null;
        return isRead;
    }

    private static string Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";
}
