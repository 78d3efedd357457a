namespace Cru.Json;

/// <summary>What <c>cru session list --json</c> prints.</summary>
internal sealed record ListDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    /// <summary>Sessions of the vault that fit, folded ones counted too.</summary>
    public required int Total { get; init; }

    public required int Returned { get; init; }

    public required IndexLine Index { get; init; }

    public required IReadOnlyList<SessionLine> Sessions { get; init; }
}
