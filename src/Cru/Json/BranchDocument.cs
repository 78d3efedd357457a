namespace Cru.Json;

/// <summary>What <c>cru session branch --json</c> prints.</summary>
internal sealed record BranchDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    /// <summary>The new session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The last message that both have, as <c>session#message</c>.</summary>
    public required string BranchedFrom { get; init; }

    /// <summary>Why the index does not hold it yet; null when it does.</summary>
    public string? IndexBehind { get; init; }
}
