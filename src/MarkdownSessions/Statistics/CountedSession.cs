using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>What of a session's head statistics need.</summary>
internal sealed record CountedSession
{
    /// <summary>The session.</summary>
    public required SessionId Id { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its agent; null when the head names none.</summary>
    public string? Agent { get; init; }

    /// <summary>Its project; null when the head names none.</summary>
    public string? Project { get; init; }

    /// <summary>Who answers where a message does not say; null when the head names nobody.</summary>
    public string? Model { get; init; }

    /// <summary>The session that started this one.</summary>
    public string? Parent { get; init; }

    /// <summary>The folder that relative paths are meant from; null when the head names none.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>The start, in UTC ticks; 0 when the head tells none.</summary>
    public long StartedTicks { get; init; }

    /// <summary>Tokens of a session whose source has totals and no messages' own (docs/format.md, "Front matter"); null for none.</summary>
    public TokenUsage? Tokens { get; init; }

    /// <summary>The cost of such a session in US dollars; null for none.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The source counts the children's cost as the parent's too, as Crush does.</summary>
    public bool IncludesChildren { get; init; }

    /// <summary>Reads it from a head.</summary>
    public static CountedSession Of(SessionId id, SessionHead head)
    {
        var totals = head.Text("totals") is { } text && Facts.TryParse(text, out var read) ? read : Facts.Empty;
        return new()
        {
            Id = id,
            Type = head.TypeOf(id),
            Agent = head.Text("agent"),
            Project = head.Project,
            Model = head.Text("model"),
            Parent = head.Text("parent_session_id"),
            WorkingFolder = head.Text("cwd"),
            StartedTicks = head.Started?.Instant?.UtcTicks ?? 0,
            Tokens = TokenUsage.Read(totals),
            Cost = Money.Read(totals),
            IncludesChildren = head.Text("source")?.StartsWith("crush", StringComparison.Ordinal) ?? false,
        };
    }
}
