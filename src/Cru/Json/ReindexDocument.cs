namespace Cru.Json;

/// <summary>What <c>cru session reindex --json</c> prints.</summary>
internal sealed record ReindexDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    /// <summary>Sessions that the vault holds.</summary>
    public required int Sessions { get; init; }

    /// <summary>Sessions that were read, whole or in part.</summary>
    public required int Read { get; init; }

    /// <summary>Sessions that were forgotten because their files are gone.</summary>
    public required int Removed { get; init; }

    /// <summary>Bytes of logs that were read.</summary>
    public required long Bytes { get; init; }

    /// <summary>Milliseconds.</summary>
    public required long TookMs { get; init; }

    public required IndexLine Index { get; init; }

    public required IReadOnlyList<IssueLine> Issues { get; init; }
}
