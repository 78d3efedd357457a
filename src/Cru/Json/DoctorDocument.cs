namespace Cru.Json;

/// <summary>What <c>cru doctor</c> prints with <c>--json</c>.</summary>
internal sealed record DoctorDocument
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The vault's folder, absolute; null when there is none here.</summary>
    public required string? Vault { get; init; }

    /// <summary>Whether nothing needs attention.</summary>
    public required bool IsWell { get; init; }

    /// <summary>What was found, in the order of the text.</summary>
    public required IReadOnlyList<DoctorFactLine> Facts { get; init; }
}
