using System.Globalization;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Folds hits that say the same or belong together: the copies of a message in branches, a title
/// that was made from a message that is a hit itself, and the hits in sub-agents of one session,
/// of which the best one stands for all. Counts are not changed.
/// </summary>
internal static class HitFolding
{
    /// <summary>The hits that are shown, in their order, each with how many it stands for besides itself.</summary>
    public static IReadOnlyList<FoldedMessage> Fold(IReadOnlyList<RankedMessage> ordered, bool includeChildren)
    {
        var shown = new List<FoldedMessage>(ordered.Count);
        var byCopy = new Dictionary<string, int>(StringComparer.Ordinal);
        var byFamily = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var withMessage = ordered.Where(one => one.Message is not null).Select(one => one.Session.Id).ToHashSet();
        foreach (var one in ordered)
        {
            bool isMadeTitle = one.Key is not null && one.Message is null && !one.Session.HasOwnTitle;
            if (isMadeTitle && withMessage.Contains(one.Session.Id))
            {
                continue;
            }

            int? under = FoldedUnder(one);
            if (under is { } at)
            {
                shown[at] = shown[at] with { Folded = shown[at].Folded + 1 };
                continue;
            }

            if (one.Message is not null)
            {
                byCopy.TryAdd(CopyKey(one), shown.Count);
            }

            byFamily.TryAdd(one.Family, shown.Count);
            shown.Add(new(one, 0));
        }

        return shown;

        int? FoldedUnder(RankedMessage one)
        {
            if (one.Message is not null
                && byCopy.TryGetValue(CopyKey(one), out int copy)
                && shown[copy].Message.Session.Id != one.Session.Id)
            {
                return copy;
            }

            return !includeChildren && one.Session.Parent is { } parent && byFamily.TryGetValue(parent, out int family) ? family : null;
        }
    }

    // Copies have the id and the text of what they are copies of. No pair: a dictionary by pairs would be compiled at each start.
    private static string CopyKey(RankedMessage one) =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Message!.Id} {one.Place!.Value.Fingerprint:x8}");
}
