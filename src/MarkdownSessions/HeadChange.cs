namespace MarkdownSessions;

/// <summary>What of a session's head is to be changed; what is left out stays.</summary>
public sealed record HeadChange
{
    /// <summary>The title; null leaves it.</summary>
    public string? Title { get; init; }

    /// <summary><c>active</c>, <c>ended</c> or a word of the caller's own; null leaves it.</summary>
    public string? State { get; init; }

    /// <summary>Tags to add behind the others; one that is there counts once.</summary>
    public IReadOnlyList<string> AddTags { get; init; } = [];

    /// <summary>Tags to take away; one that is not there is no mistake.</summary>
    public IReadOnlyList<string> RemoveTags { get; init; } = [];
}
