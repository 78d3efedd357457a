using System.Globalization;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary>What is said of a query that found nothing.</summary>
internal static class MissingWords
{
    /// <summary>What to do now.</summary>
    public static string Advice(SearchRequest request, SearchResult result) => result switch
    {
        { EmptyFilters.Count: > 0 } => string.Join("; ", result.EmptyFilters.Select(Told)),
        { Suggestions: [var first, ..] } => $"did you mean: {Command(first.Query, request)}? That finds {Found(first)}",
        { Question.IsNarrowed: true } when result.WordCounts.All(count => count.Messages > 0) =>
            "every part of the question fits something, but nothing fits them all; leave one out",
        { Question.Words: [{ IsPrefix: true }] } => "try another word",
        { Question.Words.Count: 1 } => "try other words, or the beginning of one with a star behind it",
        _ => "leave a word out, or write the beginning of one with a star",
    };

    /// <summary>A query, with the options that narrow it, as a command of a POSIX shell.</summary>
    private static string Command(string query, SearchRequest request)
    {
        string options = string.Concat(request.Filters.Select(filter => $" {Option(filter.Key, filter.Value)}"));
        string within = request.Within is { } place ? $" --within {place.ToString().ToLowerInvariant()}" : "";
        string sessions = request.Sessions is null ? "" : " --sessions-from FILE";
        return $"cru session search {ShellQuote(query)}{options}{within}{sessions}";
    }

    private static string Option(string field, string value) => (field, value) switch
    {
        ("cost" or "tokens" or "messages", ['>', '=', .. var least]) => $"--min-{field} {ShellQuote(least)}",
        ("cost" or "tokens" or "messages", ['<', '=', .. var most]) => $"--max-{field} {ShellQuote(most)}",
        _ => $"--{field} {ShellQuote(value)}",
    };

    private static string ShellQuote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Found(Suggestion one)
    {
        string found = Amounts.Count(one.Total, one.Tier is SearchTier.Session ? "session" : "message");
        return one.TotalIsExact ? found : $"more than {found}";
    }

    private static string Told(EmptyFilter filter)
    {
        string noun = filter.Tier is SearchTier.Session ? "session" : "message";
        string known = string.Join(", ", filter.Known.Select(one => $"{one.Value} ({Amounts.Count(one.Count, noun)})"));
        string problem = $"'{filter.Field}:{filter.Value}' fits nothing in this vault";
        return known.Length == 0 ? problem : $"{problem}, which has {known}";
    }

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
            ? $"'{words[at]}' was looked for as a word; for either side write: cru session search {ShellQuote(string.Join(' ', words.Select((word, index) => index == at ? "OR" : word)))}"
            : null;
    }

    private static string Told(WordCount count)
    {
        string number = count.IsExact ? Amounts.Count(count.Messages, "message") : $"more than {Amounts.Count(count.Messages, "message")}";
        return string.Create(CultureInfo.InvariantCulture, $"'{count.Text}' is in {number}");
    }
}
