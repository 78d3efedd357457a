using System.CommandLine;
using Cru.Output;
using Cru.Settings;

namespace Cru.Commands;

/// <summary><c>cru config get</c>.</summary>
internal static class ConfigGetCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var name = SettingArgument.Create();
        var own = SettingArgument.Own("What your own file says; otherwise what holds here.");
        command.Arguments.Add(name);
        command.Options.Add(own);
        command.SetAction(cru.WithoutVault(run =>
        {
            // The key that 'config list' shows for a price; your own file has none.
            if (!run.Get(own) && SettingArgument.ModelOf(run.Get(name)!) is { } model)
            {
                return new ConfigReport(run).WritePrice(model);
            }

            var key = SettingArgument.Find(run.Get(name)!);
            var value = run.Get(own) ? run.Settings.FromFile(key, SettingOrigin.User) : run.Settings.Find(key);
            foreach (string problem in run.Settings.Unfit)
            {
                run.TellProblem(problem);
            }

            if (run.AsJson)
            {
                new ConfigReport(run).WriteDocument(value is null ? [] : [value]);
            }
            else if (value?.Value is { } text)
            {
                run.Output.WriteLine(TerminalText.Line(text));
            }

            return value?.Value is null ? ExitCode.Incomplete : ExitCode.Done;
        }));
    }
}
