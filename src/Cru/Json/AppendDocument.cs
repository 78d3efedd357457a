namespace Cru.Json;

/// <summary>What <c>cru session append --json</c> prints: all of it is in the files, flushed.</summary>
internal sealed record AppendDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    public required string SessionId { get; init; }

    public required IReadOnlyList<AppendedLine> Messages { get; init; }

    /// <summary>Why the index does not hold it yet; null when it does. The next command heals it.</summary>
    public string? IndexBehind { get; init; }
}
