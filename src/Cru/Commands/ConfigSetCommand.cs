using System.CommandLine;
using Cru.Output;
using Cru.Settings;

namespace Cru.Commands;

/// <summary><c>cru config set</c>.</summary>
internal static class ConfigSetCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var name = SettingArgument.Create();
        var value = new Argument<string>("VALUE") { Description = "Its value.", HelpName = "VALUE" };
        var own = SettingArgument.Own("In your own file, for all vaults; otherwise in the vault's, where it may stand there.");
        command.Arguments.Add(name);
        command.Arguments.Add(value);
        command.Options.Add(own);
        command.SetAction(cru.Within((run, options) =>
        {
            var key = SettingArgument.Find(run.Get(name)!);
            string text = run.Get(value)!.Trim();
            var change = new SettingChange(run, options, key, run.Get(own));
            if (text.Any(char.IsControl) || !key.IsFit(text, change.Level))
            {
                throw CruException.Usage($"{key.Name} takes {key.Takes}, not '{text}'; nothing was changed");
            }

            change.Set(text);
            change.Report($"{key.Name} is set to {TerminalText.Line(text)} in {change.Place}");
            return ExitCode.Done;
        }));
    }
}
