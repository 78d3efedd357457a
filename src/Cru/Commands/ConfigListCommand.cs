using System.CommandLine;
using Cru.Settings;

namespace Cru.Commands;

/// <summary><c>cru config list</c>.</summary>
internal static class ConfigListCommand
{
    public static void Fill(Command command, CruContext cru) => command.SetAction(cru.WithoutVault(run =>
        new ConfigReport(run).Write(SettingKeys.All)));
}
