namespace MarkdownSessions;

/// <summary>A field or date of a question that nothing in the whole vault fits, whatever else was asked.</summary>
/// <param name="Field">The field of the query language.</param>
/// <param name="Value">What was asked of it; several values with commas between them.</param>
/// <param name="Known">
/// Values that there are instead, one that is spelled nearly so before others, then the most frequent, five at most; for dates the one period that holds all
/// sessions. Empty where they say nothing, as of ids and numbers.
/// </param>
/// <param name="Tier">Whether <see cref="KnownValue.Count"/> counts messages or sessions.</param>
public sealed record EmptyFilter(string Field, string Value, IReadOnlyList<KnownValue> Known, SearchTier Tier);
