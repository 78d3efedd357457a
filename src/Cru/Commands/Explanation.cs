using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Search;

namespace Cru.Commands;

/// <summary>How a query was understood, for a person.</summary>
internal static class Explanation
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(SearchResult result, TimeZoneInfo zone)
    {
        var question = result.Question;
        yield return $"understood as: {QuestionText.Of(question)}";
        if (question.Match is { } match)
        {
            yield return $"  the message: {MatchPrinter.Print(match)}";
        }

        if (question.Conditions.Count > 0)
        {
            yield return $"  the session: {string.Join(' ', question.Conditions.Select(QuestionText.Of))}";
        }

        if (TimeOf(question, zone) is { Length: > 0 } time)
        {
            yield return $"  the time:{time}";
        }

        string words = result.Tier switch
        {
            SearchTier.Message => "words in one message",
            SearchTier.Session => "words in one session",
            _ => "no match for all words",
        };
        yield return $"dates in {zone.Id}; {words}; engine {result.Index.Engine}{(result.Ranking is SearchRanking.Engine ? ", which ranked" : "")}";
    }

    private static string TimeOf(SearchQuestion question, TimeZoneInfo zone)
    {
        string since = QuestionText.Since(question) is null ? "" : $" from {Moment(question.Range.From, zone)}";
        string until = QuestionText.Until(question) is null ? "" : $" to {Moment(question.Range.To, zone)}";
        return since + until;
    }

    // The zone's own first and last day would lie outside of all calendars.
    private static string Moment(long ticks, TimeZoneInfo zone) =>
        Amounts.Second(Math.Clamp(ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), zone);
}
