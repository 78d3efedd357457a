namespace Cru.Settings;

/// <summary>
/// Where the user's own settings lie: as the XDG Base Directory Specification 0.8 says, on Windows in the roaming
/// application data.
/// </summary>
internal static class OwnSettingsPlace
{
    /// <summary>The file; it need not exist.</summary>
    /// <returns>Null where nothing tells the user's home.</returns>
    public static string? Of(CruHost host)
    {
        string? folder = OperatingSystem.IsWindows()
            ? Absolute(host.Variable("APPDATA"))
            : Absolute(host.Variable("XDG_CONFIG_HOME")) ?? Below(Absolute(host.Variable("HOME")), ".config");
        return folder is null ? null : Path.Join(folder, "cru", "config.yaml");
    }

    // The specification: a relative path is none.
    private static string? Absolute(string? path) => path is { Length: > 0 } && Path.IsPathFullyQualified(path) ? path : null;

    private static string? Below(string? folder, string name) => folder is null ? null : Path.Join(folder, name);
}
