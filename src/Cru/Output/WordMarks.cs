using MarkdownSessions.Search;

namespace Cru.Output;

/// <summary>Finds the words that a snippet shows in other lines of its message.</summary>
internal static class WordMarks
{
    /// <summary>The words that are marked in a snippet, each once, the longest first.</summary>
    public static IReadOnlyList<string> Words(Snippet snippet) =>
    [
        .. snippet.Highlights.Select(word => snippet.Text.Substring(word.Start, word.Length))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(word => word.Length),
    ];

    /// <summary>Where the words stand in a line by themselves, in any case; in order, not overlapping.</summary>
    public static IReadOnlyList<Highlight> In(string line, IReadOnlyList<string> words)
    {
        var marks = new List<Highlight>();
        for (int at = 0; at < line.Length;)
        {
            int length = IsWithin(line, at) ? 0 : LengthAt(line, at, words);
            if (length > 0)
            {
                marks.Add(new(at, length));
            }

            at += Math.Max(1, length);
        }

        return marks;
    }

    private static int LengthAt(string line, int at, IReadOnlyList<string> words)
    {
        foreach (string word in words)
        {
            if (string.Compare(line, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 && !IsWithin(line, at + word.Length))
            {
                return word.Length;
            }
        }

        return 0;
    }

    // Of scripts without blanks between words every place begins one.
    private static bool IsWithin(string line, int at) =>
        at > 0 && at < line.Length && char.IsAsciiLetterOrDigit(line[at - 1]) && char.IsAsciiLetterOrDigit(line[at]);
}
