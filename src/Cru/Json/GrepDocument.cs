namespace Cru.Json;

/// <summary>What <c>cru session grep --json</c> prints.</summary>
internal sealed record GrepDocument
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The vault's folder, absolute; all paths are relative to it.</summary>
    public required string Vault { get; init; }

    public required string Pattern { get; init; }

    public required bool IgnoreCase { get; init; }

    /// <summary>Lines that match; 0 with <c>--files-with-matches</c>, which does not count them.</summary>
    public required int Matches { get; init; }

    /// <summary>Milliseconds.</summary>
    public required long TookMs { get; init; }

    public required IReadOnlyList<FoundLine> Lines { get; init; }

    /// <summary>With <c>--files-with-matches</c> and <c>--count</c> only.</summary>
    public required IReadOnlyList<FoundFile> Files { get; init; }

    /// <summary>What could not be read.</summary>
    public required IReadOnlyList<IssueLine> Issues { get; init; }
}
