using System.Reflection;

namespace Cru;

/// <summary>Which build of the program this is; the build reads it from git (src/Directory.Build.targets).</summary>
internal static class ProgramVersion
{
    /// <summary>The version, such as <c>0.1.0-alpha.196+2d4f3812abcd</c>.</summary>
    public static string Text =>
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The day of the commit it was built from, <c>yyyy-MM-dd</c>.</summary>
    public static string Date =>
        typeof(ProgramVersion).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(fact => fact.Key == nameof(Date))?.Value ?? "";
}
