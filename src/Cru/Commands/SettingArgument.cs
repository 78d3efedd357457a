using System.CommandLine;
using Cru.Settings;

namespace Cru.Commands;

/// <summary>The argument that names a setting.</summary>
internal static class SettingArgument
{
    public static Argument<string> Create() => new("KEY")
    {
        Description = $"The setting: {string.Join(", ", SettingKeys.All.Select(key => key.Name))}.",
        HelpName = "KEY",
    };

    /// <summary>The option that means the user's own file.</summary>
    public static Option<bool> Own(string description) => new("--user") { Description = description };

    /// <summary>The setting of a name.</summary>
    /// <exception cref="CruException">There is none.</exception>
    public static SettingKey Find(string name) =>
        SettingKeys.All.FirstOrDefault(key => key.Name == name)
        ?? throw CruException.Usage(SettingKeys.Maps.Contains(name, StringComparer.Ordinal)
            ? $"'{name}' is a map with names of its own; see docs/configuration.md"
            : $"no setting '{name}'{SettingCheck.Meant(name)}");
}
