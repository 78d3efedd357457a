namespace Cru.Json;

/// <summary>What <c>cru session last --json</c> prints.</summary>
internal sealed record LastDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    /// <summary>Null when no session fits.</summary>
    public string? SessionId { get; init; }

    /// <summary>Null when no session fits.</summary>
    public SessionLine? Session { get; init; }
}
