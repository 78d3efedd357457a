namespace MarkdownSessions;

/// <summary>A file beside a session's log, or a link to one.</summary>
public sealed record KeptArtifact
{
    /// <summary>Its name below <c>artifacts/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its length in bytes; null when the log links to it and it is not there.</summary>
    public long? Bytes { get; init; }

    /// <summary>The media type, as the log says.</summary>
    public string? MediaType { get; init; }

    /// <summary>What it was called where it came from, as the log says.</summary>
    public string? FileName { get; init; }

    /// <summary>The first message that links to it as a part of its own; null when none does.</summary>
    public string? Message { get; init; }
}
