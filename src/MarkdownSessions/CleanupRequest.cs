using MarkdownSessions.Retention;

namespace MarkdownSessions;

/// <summary>Which sessions a cleanup is to take.</summary>
public sealed record CleanupRequest
{
    /// <summary>How long ago the newest entry must be.</summary>
    public required Age OlderThan { get; init; }

    /// <summary>Only sessions that this query fits; empty takes all.</summary>
    public string Query { get; init; } = "";

    /// <summary>The zone in which dates of the query are read.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;
}
