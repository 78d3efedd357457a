namespace Cru.Json;

/// <summary>What <c>cru session new --json</c> prints.</summary>
internal sealed record NewDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    public required string SessionId { get; init; }
}
