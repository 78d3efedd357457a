namespace MarkdownSessions;

/// <summary>A value of a field that occurs in the vault.</summary>
/// <param name="Value">As the files spell it; of a tool in small letters.</param>
/// <param name="Count">How many messages or sessions have it.</param>
public sealed record KnownValue(string Value, long Count);
