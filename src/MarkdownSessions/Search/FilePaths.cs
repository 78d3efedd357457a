namespace MarkdownSessions.Search;

/// <summary>The names by which <c>file:</c> finds a file (docs/search.md, "Files"), and the same form for what is asked.</summary>
internal static class FilePaths
{
    // From the file's name upwards; deeper folders are found by the whole path only.
    private const int MostEnds = 8;

    /// <summary>A path as it is compared: folded, with '/', without what only says where it begins.</summary>
    public static string Normal(string path)
    {
        string folded = Tokenizer.Fold(path).Replace('\\', '/');
        int start = 0;
        while (start < folded.Length && (folded[start] == '/' || folded.AsSpan(start).StartsWith("./", StringComparison.Ordinal)))
        {
            start++;
        }

        return folded[start..];
    }

    /// <summary>
    /// The whole path, each end of it that begins at a folder or the name, <c>*</c> and the ending, the name
    /// without it, and the words of the name.
    /// </summary>
    public static IEnumerable<string> Names(string path)
    {
        string whole = Normal(path).TrimEnd('/');
        if (whole.Length == 0)
        {
            yield break;
        }

        yield return whole;
        int start = whole.Length;
        for (int end = 0; end < MostEnds && start > 0; end++)
        {
            start = whole.LastIndexOf('/', start - 1);
            yield return whole[(start + 1)..];
        }

        string given = path.TrimEnd('/', '\\');
        foreach (string name in OfName(given[(given.LastIndexOfAny(['/', '\\']) + 1)..]))
        {
            yield return name;
        }
    }

    private static IEnumerable<string> OfName(string name)
    {
        int dot = name.LastIndexOf('.');
        if (dot > 0 && dot < name.Length - 1)
        {
            yield return "*" + Tokenizer.Fold(name[dot..]);
            yield return Tokenizer.Fold(name[..dot]);
        }

        foreach (string word in Words(name))
        {
            yield return word;
        }
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var reader = Tokenizer.Read(name);
        while (reader.MoveNext())
        {
            if (reader.Kind != WordKind.Whole)
            {
                words.Add(reader.Word.ToString());
            }
        }

        return words;
    }
}
