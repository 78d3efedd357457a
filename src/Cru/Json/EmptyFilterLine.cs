using MarkdownSessions;

namespace Cru.Json;

/// <summary>A field or date of the question that nothing in the whole vault fits.</summary>
/// <param name="Field">The field of the query language.</param>
/// <param name="Value">What was asked of it; several values with commas between them.</param>
/// <param name="Known">Values that there are, the most frequent first, five at most; for dates the one period that holds all sessions.</param>
/// <param name="Tier"><c>message</c> or <c>session</c>: what the counts of <c>known</c> are of.</param>
internal sealed record EmptyFilterLine(string Field, string Value, IReadOnlyList<KnownValueLine> Known, string Tier)
{
    public static EmptyFilterLine Of(EmptyFilter filter) => new(
        filter.Field,
        filter.Value,
        [.. filter.Known.Select(known => new KnownValueLine(known.Value, known.Count))],
        filter.Tier.ToString().ToLowerInvariant());
}
