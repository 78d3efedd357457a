using System.Globalization;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary>What is said of a query that found nothing.</summary>
internal static class MissingWords
{
    /// <summary>A query as a command of a POSIX shell.</summary>
    public static string Command(string query) =>
        $"cru session search '{query.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Which words stand nowhere, and how often the others do; null when there is one word only.</summary>
    public static string? Sentence(IReadOnlyList<WordCount> counts)
    {
        if (counts.Count < 2)
        {
            return null;
        }

        string missing = string.Join(" or ", counts.Where(count => count.Messages == 0).Select(count => $"'{count.Text}'"));
        string known = string.Join(", ", counts.Where(count => count.Messages > 0).Select(Told));
        return (missing, known) switch
        {
            ("", _) => $"by themselves: {known}",
            (_, "") => $"no message has {missing}",
            _ => $"no message has {missing}; {known}",
        };
    }

    /// <summary>Says that a small "or" between two words is a word; null when there is none.</summary>
    public static string? OrMeant(string query)
    {
        string[] words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int at = query.Contains('"', StringComparison.Ordinal) ? -1 : Array.FindIndex(words, word => word is "or" or "Or");
        return at > 0 && at < words.Length - 1
            ? $"'{words[at]}' was looked for as a word; for either side write: {Command(string.Join(' ', words.Select((word, index) => index == at ? "OR" : word)))}"
            : null;
    }

    private static string Told(WordCount count)
    {
        string number = count.IsExact ? Amounts.Count(count.Messages, "message") : $"more than {Amounts.Count(count.Messages, "message")}";
        return string.Create(CultureInfo.InvariantCulture, $"'{count.Text}' is in {number}");
    }
}
