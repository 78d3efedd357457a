using System.CommandLine;
using Cru.Settings;

namespace Cru.Commands;

/// <summary>The argument that names a setting.</summary>
internal static class SettingArgument
{
    private const string PriceBeginning = "prices.";

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
            "prices" => HowToPrice(ModelOf(name) ?? "MODEL"),
            "queries" => $"'{name}' is no setting of this command: 'cru session search … --save NAME' keeps a query, --saved lists them, --forget NAME takes one away",
            _ => $"no setting '{name}'{SettingCheck.Meant(name)}",
        });

    /// <summary>The model of a key such as <c>prices.big-*</c>, which <c>config list</c> prints; null of any other.</summary>
    public static string? ModelOf(string name) =>
        name.StartsWith(PriceBeginning, StringComparison.Ordinal) && name.Length > PriceBeginning.Length ? name[PriceBeginning.Length..] : null;

    /// <summary>How a price is set: an entry of a map is written where its neighbours and their comments can be seen.</summary>
    public static string HowToPrice(string model) =>
        "prices are written in the vault's .crucible/config.yaml itself, in US dollars for a million tokens: below the line 'prices:', "
            + $"'  {model}: {{input: PRICE, output: PRICE, cache_read: PRICE, cache_write: PRICE}}'; 'cru config list' shows them";
}
