namespace MarkdownSessions;

/// <summary>How a session is parted from another.</summary>
public sealed record BranchRequest
{
    /// <summary>The last message that is copied, by its id or a unique beginning of it; null for the newest.</summary>
    public string? At { get; init; }

    /// <summary>The title; null for that of the original.</summary>
    public string? Title { get; init; }
}
