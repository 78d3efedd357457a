namespace Cru.Json;

/// <summary>A value of a field that occurs in the vault.</summary>
/// <param name="Value">As the files spell it; of a tool in small letters.</param>
/// <param name="Count">How many messages or sessions have it.</param>
internal sealed record KnownValueLine(string Value, long Count);
