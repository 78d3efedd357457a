using MarkdownSessions.Format;

namespace MarkdownSessions.Storage;

/// <summary>Reads a vault's <c>config.yaml</c> (docs/format.md, "Layout").</summary>
internal static class VaultSettings
{
    /// <summary>The settings; none when there is no such file. What cannot be read is reported and left out.</summary>
    public static FrontMatter Read(IVaultFiles files, VaultPaths paths, ICollection<LogIssue> issues) => Of(files, paths).Read(issues);

    /// <summary>The file.</summary>
    public static SettingsFile Of(IVaultFiles files, VaultPaths paths) => new(files, paths.Config, paths.Relative(paths.Config));
}
