using System.CommandLine;
using Cru.Settings;

namespace Cru.Commands;

/// <summary><c>cru config unset</c>.</summary>
internal static class ConfigUnsetCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var name = SettingArgument.Create();
        var own = SettingArgument.Own("Out of your own file; otherwise out of the vault's, where it may stand there.");
        command.Arguments.Add(name);
        command.Options.Add(own);
        command.SetAction(cru.Within((run, options) =>
        {
            var key = SettingArgument.Find(run.Get(name)!);
            var change = new SettingChange(run, options, key, run.Get(own));
            bool wasThere = change.Unset();
            change.Report(wasThere ? $"{key.Name} was taken out of {change.Place}" : $"{key.Name} does not stand in {change.Place}");
            return wasThere ? ExitCode.Done : ExitCode.Incomplete;
        }));
    }
}
