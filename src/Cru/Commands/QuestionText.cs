using Cru.Output;
using MarkdownSessions.Search;

namespace Cru.Commands;

/// <summary>A question as it was understood, in the query language.</summary>
internal static class QuestionText
{
    /// <summary>All of it, to be typed again; empty when there is nothing to search for in it.</summary>
    public static string Of(SearchQuestion question)
    {
        if (question.Range == TimeRange.Never)
        {
            return "";
        }

        var fields = Fields(question).ToList();
        string words = question.Match is { } match ? MatchPrinter.Print(match) : "";
        bool needsBrackets = fields.Count > 0 && question.Match is MatchAny;
        string all = string.Join(' ', fields.Prepend(needsBrackets ? $"({words})" : words).Where(word => word.Length > 0));
        return all.Length == 0 ? "*" : all;
    }

    /// <summary>A condition, to be typed again.</summary>
    public static string Of(SessionCondition condition)
    {
        string value = condition.Comparison is SessionComparison.InRange || condition.Field == "has"
            ? condition.Value
            : $"\"{condition.Value}\"";
        bool isBegun = condition is { Comparison: SessionComparison.BeginsWith, Field: not ("id" or "parent") };
        return $"{(condition.IsNegated ? "-" : "")}{condition.Field}:{value}{(isBegun ? "*" : "")}";
    }

    /// <summary>The first moment that is asked for; null for none.</summary>
    public static string? Since(SearchQuestion question) =>
        question.Range.From > 0 && question.Range != TimeRange.Never ? Amounts.Utc(Moment(question.Range.From)) : null;

    /// <summary>The last moment that is asked for; null for none.</summary>
    public static string? Until(SearchQuestion question) =>
        question.Range.To < DateTime.MaxValue.Ticks && question.Range != TimeRange.Never ? Amounts.Utc(Moment(question.Range.To)) : null;

    /// <summary>A bound as a moment that calendars have: before and behind them nothing was said.</summary>
    public static long Moment(long ticks) => Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks);

    private static IEnumerable<string> Fields(SearchQuestion question)
    {
        foreach (var condition in question.Conditions)
        {
            yield return Of(condition);
        }

        if (Since(question) is { } since)
        {
            yield return $"since:{since}";
        }

        if (Until(question) is { } until)
        {
            yield return $"until:{until}";
        }

        if (question.Within is { } within)
        {
            yield return $"within:{within.ToString().ToLowerInvariant()}";
        }
    }
}
