using MarkdownSessions.Model;
using MarkdownSessions.Statistics;

namespace MarkdownSessions;

/// <summary>What to count.</summary>
public sealed record StatsRequest
{
    /// <summary>Only this session and those that it started, and so on; null for all.</summary>
    public SessionId? Session { get; init; }

    /// <summary>Only sessions that fit, all of whose messages count; null for all.</summary>
    public ListRequest? Among { get; init; }

    /// <summary>By what the sums are grouped.</summary>
    public StatsGrouping GroupBy { get; init; } = StatsGrouping.None;

    /// <summary>Not older, as <c>since:</c> of a query takes it (docs/search.md); null for no limit.</summary>
    public string? Since { get; init; }

    /// <summary>Not newer, as <c>until:</c> of a query takes it; null for no limit.</summary>
    public string? Until { get; init; }

    /// <summary>Where days begin, and in which dates without a zone are meant.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
