using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Json;

/// <summary>A file kept beside a session's log, or a link to one.</summary>
internal sealed record ArtifactLine
{
    public required string Name { get; init; }

    /// <summary>Where it lies, relative to the vault.</summary>
    public required string Path { get; init; }

    /// <summary>Null when the log links to it and it is not there.</summary>
    public long? Bytes { get; init; }

    public string? Mime { get; init; }

    /// <summary>What it was called where it came from.</summary>
    public string? File { get; init; }

    /// <summary>The first message that links to it; null when none does.</summary>
    public string? MessageId { get; init; }

    public static ArtifactLine Of(Vault vault, SessionId session, KeptArtifact artifact) => new()
    {
        Name = artifact.Name,
        Path = vault.PathOf(session, $"artifacts/{artifact.Name}"),
        Bytes = artifact.Bytes,
        Mime = artifact.MediaType,
        File = artifact.FileName,
        MessageId = artifact.Message,
    };
}
