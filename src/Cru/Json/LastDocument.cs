namespace Cru.Json;

/// <summary>What <c>cru session last --json</c> prints.</summary>
internal sealed record LastDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    public required string SessionId { get; init; }

    public required SessionLine Session { get; init; }
}
