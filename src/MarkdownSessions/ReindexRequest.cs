namespace MarkdownSessions;

/// <summary>How to bring the index up to date.</summary>
public sealed record ReindexRequest
{
    /// <summary>Read every file and build a new generation, whatever the index says.</summary>
    public bool Full { get; init; }
}
