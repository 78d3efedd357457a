using System.Text.Json;

namespace Cru.Json;

/// <summary>What <c>cru session show --json</c> prints.</summary>
internal sealed record ShowDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    public required string SessionId { get; init; }

    public string? Type { get; init; }

    /// <summary>The title as <c>list</c> shows it: given, or made from the first words of a person.</summary>
    public string? Title { get; init; }

    /// <summary>Somebody gave the title.</summary>
    public required bool TitleIsGiven { get; init; }

    public string? Started { get; init; }

    /// <summary>The other fields of the head: texts, lists of texts, or JSON objects.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Head { get; init; }

    public required IReadOnlyList<MessageLine> Messages { get; init; }

    /// <summary>What could not be read as it was meant.</summary>
    public required IReadOnlyList<IssueLine> Issues { get; init; }
}
