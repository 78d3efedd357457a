namespace Cru.Settings;

/// <summary>What holds for a setting.</summary>
/// <param name="Key">The setting.</param>
/// <param name="Value">Its value; null when nobody said one and there is no default.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Place">The option, variable or file; null for the default.</param>
internal sealed record SettingValue(SettingKey Key, string? Value, SettingOrigin Origin, string? Place);
