namespace MarkdownSessions.Search;

/// <summary>A field that a question demands, as it was typed or given by an option.</summary>
/// <param name="Field">The field, as the language calls it.</param>
/// <param name="Value">Its value, without quotes and star.</param>
/// <param name="Match">What it asks of a message; null where it asks something of the session, or for a date.</param>
internal sealed record TypedFilter(string Field, string Value, Match? Match);
