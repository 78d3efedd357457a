using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>Sets a key of the vault's settings; all else in the file stays as it is, comments and order too.</summary>
    /// <param name="key">The key, such as <c>engine</c>.</param>
    /// <param name="value">Its value, on one line.</param>
    /// <exception cref="VaultException">The settings cannot be changed.</exception>
    public void SetSetting(string key, string value) => WithSettings(settings =>
    {
        settings.Set(key, value);
        return true;
    });

    /// <summary>Takes a key out of the vault's settings.</summary>
    /// <returns>False when it was not there.</returns>
    /// <exception cref="VaultException">The settings cannot be changed.</exception>
    public bool RemoveSetting(string key) => WithSettings(settings => settings.Remove(key));

    private T WithSettings<T>(Func<SettingsFile, T> change)
    {
        using var vault = locks.ShareVault();
        return OnDisk(() => change(VaultSettings.Of(files, paths)));
    }
}
