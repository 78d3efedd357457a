namespace Cru.Json;

/// <summary>What <c>cru session import --json</c> prints.</summary>
internal sealed record ImportDocument
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The vault's folder, also of one that a dry run would make.</summary>
    public string? Vault { get; init; }

    /// <summary>There was no vault: the import made it, or with a dry run would.</summary>
    public required bool VaultIsNew { get; init; }

    /// <summary>The importer's name.</summary>
    public required string From { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>Records read = imported + opaque + skipped.</summary>
    public required long Records { get; init; }

    public required long Imported { get; init; }

    /// <summary>Records kept whole as parts of unknown kind, by their kind.</summary>
    public required IReadOnlyDictionary<string, long> Opaque { get; init; }

    /// <summary>Records left out, by the reason.</summary>
    public required IReadOnlyDictionary<string, long> Skipped { get; init; }

    /// <summary>Fields left out of imported records, by what and why.</summary>
    public required IReadOnlyDictionary<string, DroppedLine> Dropped { get; init; }

    /// <summary>Bytes of sources.</summary>
    public required long Bytes { get; init; }

    /// <summary>Milliseconds.</summary>
    public required long TookMs { get; init; }

    public required IReadOnlyList<SourceLine> Sources { get; init; }

    public required IReadOnlyList<IssueLine> Issues { get; init; }

    /// <summary>Issues that were counted and not kept.</summary>
    public required long IssuesDropped { get; init; }
}
