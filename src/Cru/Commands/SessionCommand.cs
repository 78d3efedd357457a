using System.CommandLine;

namespace Cru.Commands;

/// <summary>The group <c>cru session</c>, its verbs in reading order.</summary>
internal static class SessionCommand
{
    // Names and descriptions suffice for help and mistakes; options are built for the verb that was typed.
    private static readonly (string Name, string Description, Action<Command, CruContext> Fill)[] Verbs =
    [
        ("new", "Start a session and print its id.", SessionNewCommand.Fill),
        ("append", "Append to a session: text, or whole messages as JSON.", SessionAppendCommand.Fill),
        ("list", "List sessions, newest activity first.", SessionListCommand.Fill),
        ("last", "Print the id of the session with the newest activity.", SessionLastCommand.Fill),
        ("show", "Show the conversation of a session.", SessionShowCommand.Fill),
        ("export", "Write sessions as web pages, Markdown or JSON.", SessionExportCommand.Fill),
        ("continue", "Print what is needed to go on with a session.", SessionContinueCommand.Fill),
        ("search", "Search the messages of all sessions.", SessionSearchCommand.Fill),
        ("pick", "Pick a session in a terminal while typing, and print its id.", SessionPickCommand.Fill),
        ("grep", "Search the files line by line for a regular expression.", SessionGrepCommand.Fill),
        ("stats", "Count messages, tokens, cost, tools and files.", SessionStatsCommand.Fill),
        ("rename", "Give a session another title.", SessionRenameCommand.Fill),
        ("tag", "Add and remove tags of a session, or list them.", SessionTagCommand.Fill),
        ("end", "Mark a session as ended.", SessionEndCommand.Fill),
        ("resume", "Mark a session as active again.", SessionResumeCommand.Fill),
        ("compact", "Go on with a session from a summary.", SessionCompactCommand.Fill),
        ("branch", "Start a session that goes on from a message of another.", SessionBranchCommand.Fill),
        ("artifact", "Keep files with a session, list and fetch them.", SessionArtifactCommand.Fill),
        ("reindex", "Bring the search index up to date with the files.", SessionReindexCommand.Fill),
        ("watch", "Keep the search index up to date until it is stopped.", SessionWatchCommand.Fill),
        ("engine", "Say what each engine keeps, and which one answers.", SessionEngineCommand.Fill),
        ("verify", "Look for damage: in the files, the artifacts, the index.", SessionVerifyCommand.Fill),
        ("import", "Import sessions of another program.", SessionImportCommand.Fill),
        ("cleanup", "Archive or delete old sessions.", SessionCleanupCommand.Fill),
        ("archive", "Move sessions to an archive.", SessionArchiveCommand.Fill),
        ("delete", "Move sessions to the trash.", SessionDeleteCommand.Fill),
        ("restore", "Bring back what was archived or deleted.", SessionRestoreCommand.Fill),
    ];

    /// <summary>The names of the verbs.</summary>
    public static IEnumerable<string> Names => Verbs.Select(verb => verb.Name);

    public static Command Create(CruContext cru, Func<string, bool> isTyped)
    {
        var session = new Command("session", "Work with sessions.");
        session.Aliases.Add("sessions");
        foreach (var (name, description, fill) in Verbs)
        {
            var verb = new Command(name, description);
            if (isTyped(name))
            {
                fill(verb, cru);
            }

            session.Subcommands.Add(verb);
        }

        session.SetAction(new Output.HelpPage(cru.Host).Invoke);
        return session;
    }
}
