using System.CommandLine;
using System.Globalization;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary>The option <c>--sessions-from</c>: a list of sessions, as <c>--format ids</c> prints it.</summary>
internal sealed class SessionsFrom
{
    private const int MostNamed = 5;

    /// <summary>The option.</summary>
    public Option<string> Option { get; } = new("--sessions-from")
    {
        Description = "Only the sessions whose ids stand in this file, one a line; - is standard input.",
        HelpName = "FILE",
    };

    /// <summary>The sessions, and in words for a person those that are not in the vault; null when the option was not typed.</summary>
    /// <remarks>
    /// A session may be archived between the two commands of a pipe, so one that is gone is told of and passed over.
    /// </remarks>
    /// <exception cref="CruException">There is no such file.</exception>
    /// <exception cref="VaultException">A line is the beginning of several ids.</exception>
    public (IReadOnlyCollection<SessionId>? Sessions, IReadOnlyList<string> Warnings) Read(Vault vault, CommandRun run)
    {
        if (run.Get(Option) is not { } named)
        {
            return (null, []);
        }

        var sessions = new HashSet<SessionId>();
        var missing = new List<string>();
        int number = 0;
        foreach (string line in TextOf(run, named).Split('\n'))
        {
            number++;
            string id = line.Trim();
            if (id.Length > 0 && !TryAdd(vault, id, sessions))
            {
                missing.Add($"'{id}' (line {number.ToString(CultureInfo.InvariantCulture)})");
            }
        }

        return (sessions, Warnings(missing));
    }

    private static bool TryAdd(Vault vault, string id, HashSet<SessionId> sessions)
    {
        try
        {
            sessions.Add(vault.Resolve(id));
            return true;
        }
        catch (VaultException e) when (e.Error is VaultError.SessionNotFound)
        {
            // Told in one line for all of them.
            return false;
        }
    }

    private static IReadOnlyList<string> Warnings(List<string> missing)
    {
        if (missing.Count == 0)
        {
            return [];
        }

        string more = missing.Count > MostNamed ? $" and {(missing.Count - MostNamed).ToString(CultureInfo.InvariantCulture)} more" : "";
        return [$"--sessions-from: passed over what is no session of this vault: {string.Join(", ", missing.Take(MostNamed))}{more}"];
    }

    private static string TextOf(CommandRun run, string named)
    {
        if (named == "-")
        {
            return TextInput.Read(run.Host, "--sessions-from - reads ids from standard input, which is a terminal; pipe 'cru session search … --format ids' into it");
        }

        try
        {
            using var reader = new StreamReader(run.Files.OpenRead(Path.GetFullPath(named, run.Host.WorkingFolder)));
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CruException.NoList(named);
        }
    }
}
