using Cru.Output;
using MarkdownSessions.Search;

namespace Cru.Commands;

/// <summary>A question as it was understood, in the query language.</summary>
internal static class QuestionText
{
    public static string Of(SearchQuestion question)
    {
        var words = new List<string>();
        if (question.Match is { } match)
        {
            words.Add(MatchPrinter.Print(match));
        }

        words.AddRange(question.Conditions.Select(Of));
        if (question.Range.From > long.MinValue && question.Range.From > 0)
        {
            words.Add($"since:{Amounts.Utc(question.Range.From)}");
        }

        if (question.Range.To < DateTime.MaxValue.Ticks)
        {
            words.Add($"until:{Amounts.Utc(question.Range.To)}");
        }

        if (question.Within is { } within)
        {
            words.Add($"within:{within.ToString().ToLowerInvariant()}");
        }

        return words.Count == 0 ? "*" : string.Join(' ', words);
    }

    private static string Of(SessionCondition condition) =>
        $"{(condition.IsNegated ? "-" : "")}{condition.Field}:\"{condition.Value}\"{(condition.Comparison is SessionComparison.BeginsWith ? "*" : "")}";
}
