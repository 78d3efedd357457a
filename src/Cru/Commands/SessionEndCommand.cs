using System.CommandLine;

namespace Cru.Commands;

/// <summary><c>cru session end</c>.</summary>
internal static class SessionEndCommand
{
    private const string Ended = "ended";

    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        var state = new Option<string>("--state") { Description = $"Call its state so: {Ended} (unless said), or a word of your own such as done or failed.", HelpName = "STATE" };
        command.Arguments.Add(id);
        command.Options.Add(state);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var result = vault.ChangeHead(run.Session(vault, id), new() { State = run.Get(state) ?? Ended });
            return HeadReport.Write(run, vault, result, [result.Head.Text("state")]);
        }));
    }
}
