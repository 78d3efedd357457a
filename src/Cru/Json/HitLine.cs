using System.Text.Json.Serialization;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Json;

/// <summary>A hit.</summary>
internal sealed record HitLine
{
    public required string SessionId { get; init; }

    /// <summary>The file, relative to the vault.</summary>
    public required string Path { get; init; }

    /// <summary>The line of the first shown word, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Null for a title or a session as a whole.</summary>
    public string? MessageId { get; init; }

    /// <summary>Null for a title or a session as a whole.</summary>
    public string? Role { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public required string At { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public string? Project { get; init; }

    /// <summary>Four decimals; comparable within one answer only.</summary>
    public required decimal Score { get; init; }

    public required string Snippet { get; init; }

    /// <summary>The question's words in the snippet: start and length in UTF-16 units.</summary>
    public required IReadOnlyList<int[]> Highlights { get; init; }

    /// <summary>
    /// <c>message</c> when the words stand in one message, <c>session</c> when they stand in one session; <c>some</c>
    /// when the session has only some of them, which is no match.
    /// </summary>
    public required string Tier { get; init; }

    /// <summary>With <c>--context</c> only: the line, and lines of its message before and behind it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContextLine? Context { get; init; }

    /// <summary>Hits that are folded under this one.</summary>
    public required int Folded { get; init; }

    public static HitLine Of(SearchHit hit) => new()
    {
        SessionId = hit.Session.Id.Value,
        Path = hit.Path,
        Line = hit.Line,
        MessageId = hit.MessageId,
        Role = hit.Role?.ToString().ToLowerInvariant(),
        At = Amounts.Utc(hit.Ticks),
        Type = hit.Session.Type,
        Title = hit.Session.Title,
        Project = hit.Session.Project,
        Score = Score4(hit.Score),
        Snippet = hit.Snippet.Text,
        Highlights = [.. hit.Snippet.Highlights.Select(word => new[] { word.Start, word.Length })],
        Tier = hit.Tier.ToString().ToLowerInvariant(),
        Context = hit.Context is { } around ? new(around.Before, around.Line, around.After) : null,
        Folded = hit.Folded,
    };

    // Adding a zero of four decimals keeps the noughts at the end.
    private static decimal Score4(long score) => decimal.Round(score / 65_536m, 4) + 0.0000m;
}
