using MarkdownSessions.Format;
using MarkdownSessions.Storage;

namespace Cru.Settings;

/// <summary>
/// The settings that hold for one run: option, environment variable, vault, user, default, in this order
/// (docs/configuration.md, "Which value holds"). A file is read when a setting is asked for that it could say.
/// </summary>
/// <param name="host">What surrounds the program.</param>
/// <param name="files">The disk.</param>
/// <param name="vault">Finds the vault's folder; null when there is none.</param>
/// <param name="typed">The option that was typed for a setting, and its value; null when none was.</param>
internal sealed class RunSettings(
    CruHost host,
    IVaultFiles files,
    Func<string?> vault,
    Func<SettingKey, (string Option, string Value)?> typed)
{
    private readonly Lazy<SettingsFile?> ofVault = new(
        () => vault() is { } root ? new(files, VaultPaths.OfVault(root).Config, ".crucible/config.yaml") : null);

    // A user's own file is often a link into a repository of such files: it is the user's to follow.
    private readonly Lazy<SettingsFile?> own = new(
        () => OwnSettingsPlace.Of(host) is { } path ? new(files, files.FollowLink(path) ?? path, path) : null);

    private readonly List<string> unfit = [];

    /// <summary>What was passed over because it cannot be meant; lines for a person.</summary>
    public IReadOnlyList<string> Unfit => unfit;

    /// <summary>The file of a level, the vault's or the user's; null when there is no vault, or no home.</summary>
    public SettingsFile? FileOf(SettingOrigin level) => (level is SettingOrigin.Vault ? ofVault : own).Value;

    /// <summary>What holds for a setting.</summary>
    public SettingValue Find(SettingKey key) =>
        Typed(key) ?? FromEnvironment(key) ?? FromFile(key, SettingOrigin.Vault) ?? FromFile(key, SettingOrigin.User)
        ?? new(key, key.Default, SettingOrigin.Default, null);

    /// <summary>What a level's file says of a setting; null when it says nothing that can be meant.</summary>
    public SettingValue? FromFile(SettingKey key, SettingOrigin level)
    {
        if ((key.IsPersonal && level is SettingOrigin.Vault) || FileOf(level) is not { } file || file.Find(key.Name) is not { } field)
        {
            return null;
        }

        if (SettingCheck.Problem(key, field, level) is { } problem)
        {
            unfit.Add($"{file.Shown}: {problem}");
            return null;
        }

        return new(key, field.Text, level, file.Shown);
    }

    private SettingValue? Typed(SettingKey key) =>
        typed(key) is var (option, value) ? new(key, value, SettingOrigin.Option, option) : null;

    private SettingValue? FromEnvironment(SettingKey key)
    {
        foreach (string name in key.Variables)
        {
            if (host.Variable(name) is { Length: > 0 } value && key.OfVariable(name, value) is { } said)
            {
                return new(key, said, SettingOrigin.Environment, name);
            }
        }

        return null;
    }
}
