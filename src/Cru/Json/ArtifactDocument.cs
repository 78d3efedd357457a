namespace Cru.Json;

/// <summary>What <c>cru session artifact add</c> and <c>list</c> print with <c>--json</c>.</summary>
internal sealed record ArtifactDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    public required string SessionId { get; init; }

    /// <summary>The entry that was appended, as <c>session#message</c>; null for a list.</summary>
    public string? Address { get; init; }

    public required IReadOnlyList<ArtifactLine> Artifacts { get; init; }

    /// <summary>Why the index does not hold the entry yet; null when it does.</summary>
    public string? IndexBehind { get; init; }
}
