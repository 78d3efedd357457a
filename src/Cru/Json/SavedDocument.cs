using MarkdownSessions;

namespace Cru.Json;

/// <summary>What <c>cru session search --saved</c>, <c>--save</c> and <c>--forget</c> print with <c>--json</c>: the saved queries as they are now.</summary>
internal sealed record SavedDocument
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The vault's folder, absolute.</summary>
    public required string Vault { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<SavedLine> Queries { get; init; }

    /// <summary>What of the settings could not be read as it was meant.</summary>
    public required IReadOnlyList<IssueLine> Issues { get; init; }
}
