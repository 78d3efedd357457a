namespace MarkdownSessions.Search;

/// <summary>
/// The spelling of stable facts in the facets column (docs/search.md, "Columns"): role, session,
/// type, agent, model, tool. A fact is one word to every engine.
/// </summary>
public static class SearchFacts
{
    /// <summary>The fact that a message has this value for this field.</summary>
    /// <param name="field">A field of the query language, lower case.</param>
    /// <param name="value">The value as folded by the tokeniser; blanks and quotes become <c>_</c>.</param>
    public static string Of(string field, string value)
    {
        Span<char> safe = stackalloc char[Math.Min(value.Length, MaxValueLength)];
        for (int i = 0; i < safe.Length; i++)
        {
            char c = value[i];
            safe[i] = char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c is '"' or '\'' ? '_' : c;
        }

        return string.Concat(field, ":", safe);
    }

    // FTS5 cuts words at 32 KiB and Lucene refuses them; a fact is a name, not a text.
    private const int MaxValueLength = 128;
}
