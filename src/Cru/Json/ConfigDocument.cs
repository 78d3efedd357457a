namespace Cru.Json;

/// <summary>What <c>cru config</c> prints with <c>--json</c>: the settings as they hold now.</summary>
internal sealed record ConfigDocument
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The vault's folder, absolute; null when there is none here.</summary>
    public required string? Vault { get; init; }

    /// <summary>The files that were asked, the stronger first.</summary>
    public required IReadOnlyList<SettingsFileLine> Files { get; init; }

    /// <summary>All settings, or the one that was asked for or changed.</summary>
    public required IReadOnlyList<SettingLine> Settings { get; init; }

    /// <summary>The prices that the vault's file sets, or the one that was asked for; null where one setting was asked for or changed.</summary>
    public IReadOnlyList<SetPrice>? Prices { get; init; }

    /// <summary>What stands in the files and is not honoured.</summary>
    public required IReadOnlyList<IssueLine> Issues { get; init; }
}
