namespace Cru.Json;

/// <summary>A file with lines that <c>cru session grep</c> found.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Path">The file, relative to the vault.</param>
/// <param name="Lines">How many lines match; null when reading ended with the first one.</param>
internal sealed record FoundFile(string SessionId, string Path, int? Lines);
