namespace Cru.Picking;

/// <summary>What is asked while somebody types.</summary>
internal static class TypedQuestion
{
    // Fewer letters begin too many words; the query language refuses them too (docs/search.md, "Query language").
    private const int FewestLetters = 3;

    /// <summary>The query, its last word taken for the beginning of one while it is being typed; a blank behind it ends it.</summary>
    public static string Of(string typed)
    {
        int start = typed.LastIndexOfAny([' ', '(']) + 1;
        string word = typed[start..];
        bool isQuoted = typed.Count(letter => letter == '"') % 2 == 1;
        bool isWord = word.Length >= FewestLetters
            && word.All(char.IsLetterOrDigit)
            && word is not ("AND" or "NOT");
        return isWord && !isQuoted ? $"{typed}*" : typed;
    }
}
