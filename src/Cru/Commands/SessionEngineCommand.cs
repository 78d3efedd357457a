using System.CommandLine;
using Cru.Settings;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru session engine</c>.</summary>
internal static class SessionEngineCommand
{
    public static void Fill(Command command, CruContext cru) => command.SetAction(cru.WithoutVault(run =>
    {
        var chosen = run.Found(SettingKeys.Engine);
        Engines.MustBeKnown(chosen.Value!);

        // An engine that this build lacks may be the chosen one: that is told, and nothing fails by it.
        var options = cru.Options(run, engine: null);
        using var vault = Vault.Open(run.VaultFolder ?? throw CruException.NoVault(cru.Host.WorkingFolder), options);
        new EngineReport(run, vault).Write(chosen, vault.ExamineIndexes(Engines.OpenAll()));
        return ExitCode.Done;
    }));
}
