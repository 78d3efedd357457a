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
        ?? throw CruException.Usage(name.Split('.')[0] switch
        {
            "prices" => HowToPrice(name),
            "queries" => $"'{name}' is no setting of this command: 'cru session search … --save NAME' keeps a query, --saved lists them, --forget NAME takes one away",
            _ => $"no setting '{name}'{SettingCheck.Meant(name)}",
        });

    // An entry of a map is written where its neighbours and their comments can be seen.
    private static string HowToPrice(string name)
    {
        string model = name.Length > "prices.".Length ? name["prices.".Length..] : "MODEL";
        return "prices are written in the vault's .crucible/config.yaml itself, in US dollars for a million tokens: below the line 'prices:', "
            + $"'  {model}: {{input: 3, output: 15, cache_read: 0.3, cache_write: 3.75}}'; 'cru config list' shows them";
    }
}
