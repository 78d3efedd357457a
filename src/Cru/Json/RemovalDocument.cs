namespace Cru.Json;

/// <summary>What <c>cru session cleanup</c>, <c>delete</c>, <c>archive</c> and <c>restore</c> print with <c>--json</c>.</summary>
internal sealed record RemovalDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    /// <summary><c>cleanup</c>, <c>delete</c>, <c>archive</c>, <c>restore</c> or <c>empty-trash</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Whether nothing was done, only planned.</summary>
    public required bool DryRun { get; init; }

    /// <summary>Where to or from; null for the trash.</summary>
    public string? Archive { get; init; }

    /// <summary>Sessions whose newest entry is older than this; null where age was not asked for.</summary>
    public string? Before { get; init; }

    public required IReadOnlyList<RemovedLine> Sessions { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
