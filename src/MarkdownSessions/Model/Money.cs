namespace MarkdownSessions.Model;

/// <summary>Amounts in US dollars.</summary>
internal static class Money
{
    // A single message or session that costs more is a mistake, and sums must not overflow.
    private const decimal MostBelieved = 1_000_000_000;

    /// <summary>The fact <c>cost</c>; null when there is none, or one below 0 or above 10^9.</summary>
    public static decimal? Read(Facts facts) => facts.Amount("cost") is >= 0 and <= MostBelieved and var cost ? cost : null;
}
