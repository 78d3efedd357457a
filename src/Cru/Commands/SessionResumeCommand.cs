using System.CommandLine;

namespace Cru.Commands;

/// <summary><c>cru session resume</c>.</summary>
internal static class SessionResumeCommand
{
    /// <summary>The state of a session that goes on.</summary>
    public const string Active = "active";

    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        command.Arguments.Add(id);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var result = vault.ChangeHead(run.Session(vault, id), new() { State = Active });
            return HeadReport.Write(run, vault, result, [result.Head.Text("state")]);
        }));
    }
}
