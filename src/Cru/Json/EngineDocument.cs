namespace Cru.Json;

/// <summary>What <c>cru session engine</c> prints with <c>--json</c>.</summary>
internal sealed record EngineDocument
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The vault's folder, absolute.</summary>
    public required string Vault { get; init; }

    /// <summary>The engine that answers here; it may be one that this program lacks.</summary>
    public required string Used { get; init; }

    /// <summary>What chose it: <c>option</c>, <c>environment</c>, <c>vault</c>, <c>user</c> or <c>default</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The option, variable or file that chose it; null for the default.</summary>
    public required string? Place { get; init; }

    /// <summary>The engines of this program, and others whose indexes lie here.</summary>
    public required IReadOnlyList<EngineLine> Engines { get; init; }
}
