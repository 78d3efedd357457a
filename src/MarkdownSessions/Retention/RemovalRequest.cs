using MarkdownSessions.Model;

namespace MarkdownSessions.Retention;

/// <summary>Which sessions leave a vault, and how.</summary>
public sealed record RemovalRequest
{
    /// <summary>The sessions.</summary>
    public required IReadOnlyList<SessionId> Sessions { get; init; }

    /// <summary>The vault or folder that takes them; made when missing. Null moves them to the trash.</summary>
    public string? ArchiveTo { get; init; }

    /// <summary>Delete for good what would go to the trash.</summary>
    public bool Purge { get; init; }

    /// <summary>Only sessions whose newest entry, in the files, is older than this; others are skipped. Null takes all.</summary>
    public DateTimeOffset? OlderThan { get; init; }

    /// <summary>Why, for the ledger; null says nothing.</summary>
    public string? Why { get; init; }
}
