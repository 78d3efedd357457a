namespace Cru.Json;

/// <summary>What <c>cru session verify --json</c> prints.</summary>
internal sealed record VerifyDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    /// <summary>Whether artifacts and the index's documents were read too.</summary>
    public required bool Deep { get; init; }

    /// <summary>
    /// How closely the index was looked at: <c>none</c>, <c>storage</c> (stamps compared, its storage looked through), or
    /// <c>content</c> (each message's words compared).
    /// </summary>
    public required string IndexChecked { get; init; }

    public required int Sessions { get; init; }

    public required int Segments { get; init; }

    /// <summary>Entries that were read, copies too.</summary>
    public required long Entries { get; init; }

    public required int Artifacts { get; init; }

    /// <summary>Bytes of logs that were read.</summary>
    public required long Bytes { get; init; }

    /// <summary>Milliseconds.</summary>
    public required long TookMs { get; init; }

    public required int Errors { get; init; }

    public required int Warnings { get; init; }

    public required int Information { get; init; }

    /// <summary>Ordered by path, line and code.</summary>
    public required IReadOnlyList<FindingLine> Findings { get; init; }
}
