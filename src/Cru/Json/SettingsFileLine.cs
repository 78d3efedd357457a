namespace Cru.Json;

/// <summary>A file of settings.</summary>
/// <param name="Level"><c>vault</c> or <c>user</c>.</param>
/// <param name="Path">The file, absolute.</param>
/// <param name="Exists">Whether it is there.</param>
internal sealed record SettingsFileLine(string Level, string Path, bool Exists);
