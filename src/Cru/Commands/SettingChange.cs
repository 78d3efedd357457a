using Cru.Output;
using Cru.Settings;
using MarkdownSessions;
using MarkdownSessions.Storage;

namespace Cru.Commands;

/// <summary>Changes a setting in the file where it belongs.</summary>
internal sealed class SettingChange(CommandRun run, VaultOptions options, SettingKey key, bool isOwn)
{
    /// <summary>Whose file: what is personal stands in the user's own, asked for or not.</summary>
    public SettingOrigin Level => isOwn || key.IsPersonal ? SettingOrigin.User : SettingOrigin.Vault;

    /// <summary>The file as it is shown.</summary>
    public string Place => Level is SettingOrigin.User ? File().Shown : Path.Join(run.VaultFolder, ".crucible", "config.yaml");

    /// <summary>Sets it.</summary>
    public void Set(string value)
    {
        if (Level is SettingOrigin.User)
        {
            OnDisk(() => File().Set(key.Name, value));
            return;
        }

        using var vault = OpenVault();
        vault.SetSetting(key.Name, value);
    }

    /// <summary>Takes it out.</summary>
    /// <returns>False when it was not there.</returns>
    public bool Unset()
    {
        if (Level is SettingOrigin.User)
        {
            bool wasThere = false;
            OnDisk(() => wasThere = File().Remove(key.Name));
            return wasThere;
        }

        using var vault = OpenVault();
        return vault.RemoveSetting(key.Name);
    }

    /// <summary>Says what was done; and what holds instead, where something stronger speaks.</summary>
    public void Report(string done)
    {
        // What was read before the change is of no use now.
        run.ForgetSettings();
        var holding = run.Settings.Find(key);
        if (run.AsJson)
        {
            new ConfigReport(run).WriteDocument([holding]);
            return;
        }

        run.Tell(done);
        if (holding.Origin < Level)
        {
            run.Tell($"here {holding.Place} says otherwise, and holds: {TerminalText.Line(holding.Value ?? "")}");
        }
    }

    private SettingsFile File() => run.Settings.FileOf(SettingOrigin.User)
        ?? throw CruException.Usage("nothing tells where your own settings lie; set HOME or XDG_CONFIG_HOME");

    private Vault OpenVault() => run.VaultFolder is { } folder
        ? Vault.Open(folder, options)
        : throw CruException.NoVaultToSet(run.Host.WorkingFolder);

    private void OnDisk(Action change)
    {
        try
        {
            change();
        }
        catch (UnauthorizedAccessException e)
        {
            throw CruException.NotCreated(File().Shown, e.Message);
        }
    }
}
