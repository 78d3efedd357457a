using System.CommandLine;

namespace Cru.Commands;

/// <summary>The group <c>cru session artifact</c>.</summary>
internal static class SessionArtifactCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var add = new Command("add", "Keep files with a session and link to them.");
        ArtifactAddCommand.Fill(add, cru);
        var list = new Command("list", "List the files kept with a session.");
        ArtifactListCommand.Fill(list, cru);
        var get = new Command("get", "Print a file kept with a session, or write it to a file.");
        ArtifactGetCommand.Fill(get, cru);
        foreach (var verb in new[] { add, list, get })
        {
            command.Subcommands.Add(verb);
        }

        command.SetAction(new Output.HelpPage(cru.Host).Invoke);
    }
}
