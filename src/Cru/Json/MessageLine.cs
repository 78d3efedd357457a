using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cru.Json;

/// <summary>A message with all of its parts, as <c>append --json</c> takes it back.</summary>
internal sealed record MessageLine
{
    public required string Id { get; init; }

    /// <summary>1 for the session's first message; null when read from its end.</summary>
    public int? Ordinal { get; init; }

    /// <summary>As the log spells it.</summary>
    public required string Time { get; init; }

    public required string Role { get; init; }

    /// <summary><c>complete</c>, <c>by_hand</c>, <c>edited</c> or <c>torn</c>.</summary>
    public required string State { get; init; }

    /// <summary>Another message of the session has the same id and says something else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Conflict { get; init; }

    /// <summary>The file, relative to the vault.</summary>
    public required string Path { get; init; }

    /// <summary>The line of its heading, counted from 1; null when read from the session's end.</summary>
    public int? Line { get; init; }

    public required IReadOnlyList<PartLine> Parts { get; init; }

    /// <summary>Model, provider, usage, cost, finish and what else the log keeps.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Facts { get; init; }
}
