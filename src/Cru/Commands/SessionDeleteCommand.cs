using System.CommandLine;
using Cru.Json;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary><c>cru session delete</c>.</summary>
internal static class SessionDeleteCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var ids = SessionsArgument.Create(ArgumentArity.OneOrMore);
        var children = new Option<bool>("--include-children") { Description = "Delete the sessions that these started, too." };
        var purge = new Option<bool>("--purge") { Description = "Delete for good, not to the trash." };
        var yes = Confirmation.Option();
        command.Arguments.Add(ids);
        command.Options.Add(children);
        command.Options.Add(purge);
        command.Options.Add(yes);
        command.SetAction(cru.InVault((vault, run) =>
        {
            IReadOnlyList<SessionId> named = [.. run.Get(ids)!.Select(vault.Resolve).Distinct()];
            var sessions = run.Get(children) ? vault.FamilyOf(named, run.Cancel) : named;
            var output = new RemovalOutput(vault, run, "delete");
            if (run.Get(purge))
            {
                string doing = $"delete {Output.Amounts.Count(sessions.Count, "session")} for good";
                Confirmation.Demand(run, yes, doing, () => output.WritePlan([.. sessions.Select(RemovedLine.Planned)]));
            }

            var report = vault.Remove(new() { Sessions = sessions, Purge = run.Get(purge) }, progress: null, run.Cancel);
            return output.Write(report);
        }));
    }
}
