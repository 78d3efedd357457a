namespace MarkdownSessions.Indexing;

/// <summary>The order of hits: a function of what they are, never of how an index numbers them.</summary>
internal static class HitOrder
{
    /// <summary>Sorts: by the asked order; ties by newest, then by address.</summary>
    public static List<RankedMessage> Sort(IEnumerable<RankedMessage> ranked, SearchSort sort)
    {
        var ordered = sort switch
        {
            SearchSort.Newest => ranked.OrderByDescending(one => one.Ticks),
            SearchSort.Oldest => ranked.OrderBy(one => one.Ticks),
            _ => ranked.OrderByDescending(one => one.Score).ThenByDescending(one => one.Ticks),
        };
        return
        [
            .. ordered
                .ThenBy(one => one.Session.Id.Value, StringComparer.Ordinal)
                .ThenBy(one => one.Key?.Ordinal ?? 0),
        ];
    }
}
