using MarkdownSessions.Indexing;

namespace MarkdownSessions.Search;

/// <summary>Reads the values of date fields: a date, <c>a..b</c>, or a comparison such as <c>&gt;=a</c>.</summary>
internal static class QueryDates
{
    private const string Between = "..";

    /// <summary>
    /// The time that a field asks for: a period as a lower bound is its start, as an upper one its
    /// end.
    /// </summary>
    /// <exception cref="QueryException">The value is no date, or the field is negated.</exception>
    public static TimeRange Read(string field, QueryToken token, bool isNegated, QueryClock clock)
    {
        if (isNegated)
        {
            string wrong = $"a date cannot be negated (column {token.Column})";
            throw new QueryException(wrong, token.Column, "write since: or until:");
        }

        return field switch
        {
            "since" => new(Period(token.Text, token, clock).First, long.MaxValue),
            "until" => new(long.MinValue, Period(token.Text, token, clock).Last),
            _ => ReadDate(token, clock),
        };
    }

    private static TimeRange ReadDate(QueryToken token, QueryClock clock)
    {
        string value = token.Text;
        int between = value.IndexOf(Between, StringComparison.Ordinal);
        if (between < 0)
        {
            return ReadComparison(value, token, clock);
        }

        string first = value[..between];
        string last = value[(between + Between.Length)..];
        if (first.Length + last.Length == 0)
        {
            throw NoDate(value, token);
        }

        return new(
            first.Length == 0 ? long.MinValue : Period(first, token, clock).First,
            last.Length == 0 ? long.MaxValue : Period(last, token, clock).Last);
    }

    private static TimeRange ReadComparison(string value, QueryToken token, QueryClock clock)
    {
        string sign = value switch
        {
            ['>' or '<', '=', ..] => value[..2],
            ['>' or '<', ..] => value[..1],
            _ => "",
        };
        var period = Period(value[sign.Length..], token, clock);
        return sign switch
        {
            ">" => new(period.Last + 1, long.MaxValue),
            ">=" => new(period.First, long.MaxValue),
            "<" => new(long.MinValue, period.First - 1),
            "<=" => new(long.MinValue, period.Last),
            _ => new(period.First, period.IsAgo ? long.MaxValue : period.Last),
        };
    }

    private static QueryPeriod Period(string text, QueryToken token, QueryClock clock) =>
        QueryPeriod.TryRead(text, clock, out var period) ? period : throw NoDate(text, token);

    // What a filter brings stands in no column.
    private static QueryException NoDate(string text, QueryToken token) =>
        new($"'{text}' is no date{(token.Column > 0 ? $" (column {token.Column})" : "")}", token.Column, QueryPeriod.Forms);
}
