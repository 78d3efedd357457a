using Cru.Commands;
using MarkdownSessions.Search;

namespace Cru.Json;

/// <summary>A question, understood: its parts in the query language.</summary>
internal sealed record UnderstoodLine
{
    /// <summary>What a message must be; null when the query asks nothing of it.</summary>
    public string? Message { get; init; }

    /// <summary>What its session must be, a field each.</summary>
    public required IReadOnlyList<string> Session { get; init; }

    /// <summary>The first moment, in UTC; null for none.</summary>
    public string? Since { get; init; }

    /// <summary>The last moment, in UTC; null for none.</summary>
    public string? Until { get; init; }

    /// <summary>Where the words must stand, if the query says so.</summary>
    public string? Within { get; init; }

    public static UnderstoodLine Of(SearchQuestion question) => new()
    {
        Message = question.Match is { } match ? MatchPrinter.Print(match) : null,
        Session = [.. question.Conditions.Select(QuestionText.Of)],
        Since = QuestionText.Since(question),
        Until = QuestionText.Until(question),
        Within = question.Within?.ToString().ToLowerInvariant(),
    };
}
