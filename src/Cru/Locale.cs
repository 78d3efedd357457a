namespace Cru;

/// <summary>What the locale says of letters (POSIX.1-2024, 8.2: the first of these that is set and not empty).</summary>
internal static class Locale
{
    private static readonly string[] Variables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>The locale's name; null when none is set, which is <c>C</c>.</summary>
    public static string? NameOf(Func<string, string?> variable) =>
        Variables.Select(variable).FirstOrDefault(value => value is { Length: > 0 });

    /// <summary>Whether its letters are UTF-8.</summary>
    public static bool IsUtf8(Func<string, string?> variable)
    {
        // Elsewhere terminals are UTF-8 whatever these variables say.
        string name = (NameOf(variable) ?? (OperatingSystem.IsLinux() ? "C" : "UTF-8")).Replace("-", "", StringComparison.Ordinal);
        return name.Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }
}
