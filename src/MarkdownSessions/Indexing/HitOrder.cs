namespace MarkdownSessions.Indexing;

/// <summary>The order of hits: a function of what they are, never of how an index numbers them.</summary>
internal static class HitOrder
{
    /// <summary>Sorts: by the asked order; ties by newest, then by address.</summary>
    public static List<RankedMessage> Sort(IEnumerable<RankedMessage> ranked, SearchSort sort)
    {
        // One comparison of whole hits: sorting by one number after another would be compiled at each start.
        Comparison<RankedMessage> asked = sort switch
        {
            SearchSort.Newest => Newest,
            SearchSort.Oldest => (left, right) => Newest(right, left),
            _ => ByScore,
        };
        return [.. ranked.Order(Comparer<RankedMessage>.Create((left, right) => asked(left, right) is var order and not 0 ? order : ByAddress(left, right)))];
    }

    private static int ByScore(RankedMessage left, RankedMessage right) =>
        right.Score.CompareTo(left.Score) is var order and not 0 ? order : Newest(left, right);

    private static int Newest(RankedMessage left, RankedMessage right) => right.Ticks.CompareTo(left.Ticks);

    private static int ByAddress(RankedMessage left, RankedMessage right) =>
        string.CompareOrdinal(left.Session.Id.Value, right.Session.Id.Value) is var order and not 0
            ? order
            : (left.Key?.Ordinal ?? 0).CompareTo(right.Key?.Ordinal ?? 0);
}
