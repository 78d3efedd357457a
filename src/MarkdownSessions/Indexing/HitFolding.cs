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
    public static FoldedHits Fold(IReadOnlyList<RankedMessage> ordered, Families families)
    {
        var shown = new List<FoldedMessage>(ordered.Count);
        var byCopy = new Dictionary<string, int>(StringComparer.Ordinal);
        var byFamily = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var withMessage = ordered.Where(one => one.Message is not null).Select(one => one.Session.Id).ToHashSet();
        int inChildren = 0;
        int madeTitles = 0;
        foreach (var one in ordered)
        {
            bool isMadeTitle = one.Key is not null && one.Message is null && !one.Session.HasOwnTitle;
            if (isMadeTitle && withMessage.Contains(one.Session.Id))
            {
                madeTitles++;
                continue;
            }

            int? copied = CopiedAt(one);
            if ((copied ?? FamilyAt(one)) is { } at)
            {
                inChildren += copied is null ? 1 : 0;
                shown[at] = shown[at] with { Folded = shown[at].Folded + 1 };
                continue;
            }

            if (one.Message is not null)
            {
                byCopy.TryAdd(CopyKey(one), shown.Count);
            }

            byFamily.TryAdd(families.NameOf(one.Session), shown.Count);
            shown.Add(new(one, 0));
        }

        return new(shown, inChildren, madeTitles);

        int? CopiedAt(RankedMessage one) => one.Message is not null
            && byCopy.TryGetValue(CopyKey(one), out int copy)
            && shown[copy].Message.Session.Id != one.Session.Id
                ? copy
                : null;

        int? FamilyAt(RankedMessage one) =>
            families.Fold(one.Session) && byFamily.TryGetValue(families.NameOf(one.Session), out int family) ? family : null;
    }

    // Copies have the id and the text of what they are copies of. No pair: a dictionary by pairs would be compiled at each start.
    private static string CopyKey(RankedMessage one) =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Message!.Id} {one.Place!.Value.Fingerprint:x8}");
}
