namespace Cru.Settings;

/// <summary>Where a setting's value comes from, the strongest first.</summary>
internal enum SettingOrigin
{
    /// <summary>It was typed.</summary>
    Option,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>The vault's <c>.crucible/config.yaml</c>.</summary>
    Vault,

    /// <summary>The user's own file, for all vaults.</summary>
    User,

    /// <summary>Nobody said anything.</summary>
    Default,
}
