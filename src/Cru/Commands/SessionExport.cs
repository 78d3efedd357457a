using System.Text;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Html;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace Cru.Commands;

/// <summary>Writes sessions in a form for others, each to a file of its own or one to standard output.</summary>
internal sealed class SessionExport(Vault vault, CommandRun run, OutputFormat format, DetailLevel detail)
{
    private const int LettersAtOnce = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whether a folder is named: one that is there, or a name that ends as those of folders do.</summary>
    public static bool IsFolder(CommandRun run, string typed) => Path.EndsInDirectorySeparator(typed)
        || (run.Files.FollowLink(Full(run, typed)) is { } path && run.Files.Stat(path) is { Kind: FileKind.Folder });

    /// <summary>Prints one session.</summary>
    /// <exception cref="CruException">Standard output is a terminal.</exception>
    public void ToOutput(SessionId session)
    {
        // The bytes of a log may steer a terminal, and nobody reads a page there.
        if (run.Host.OutputIsTerminal())
        {
            throw CruException.Usage("standard output is a terminal; give --to FILE, or a pipe");
        }

        run.Output.Flush();
        using var output = run.Host.OpenOutput();
        Write(session, output);
        output.Flush();
    }

    /// <summary>Writes sessions to files and prints their names.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="to">A file for one; a folder for several, which is made when it is missing.</param>
    /// <param name="force">Whether files that are there are replaced.</param>
    /// <exception cref="CruException">One of the files is there, or one file is named for several; then none was written.</exception>
    public void ToFiles(IReadOnlyList<SessionId> sessions, string to, bool force)
    {
        bool isFolder = sessions.Count > 1 || IsFolder(run, to);
        if (sessions.Count > 1 && Path.HasExtension(to) && !IsFolder(run, to))
        {
            string folder = Path.ChangeExtension(to, null) + Path.DirectorySeparatorChar;
            throw CruException.Usage($"'{to}' names one file, and several sessions go to several files; give --to with a folder, such as '{folder}'");
        }

        if (isFolder)
        {
            MakeFolder(to);
        }

        var files = sessions.Select(session => (Session: session, Shown: isFolder ? Path.Join(to, $"{session}.{Ending}") : to)).ToList();
        foreach (var (_, shown) in files)
        {
            FileOutput.RefuseTaken(run.Files, Full(shown), shown, force);
        }

        foreach (var (session, shown) in files)
        {
            FileOutput.Write(run.Files, Full(shown), shown, file => Write(session, file), force);
            run.Output.WriteLine(TerminalText.Line(shown));
        }
    }

    private string Ending => format switch
    {
        OutputFormat.Markdown => "md",
        OutputFormat.JsonLines => "jsonl",
        _ => "html",
    };

    private void Write(SessionId session, Stream output)
    {
        if (format is OutputFormat.Markdown)
        {
            vault.CopyLog(session, output, run.Cancel);
            return;
        }

        using var text = new StreamWriter(output, Utf8, LettersAtOnce, leaveOpen: true) { NewLine = "\n" };
        run.TellOf(vault, session, format is OutputFormat.JsonLines ? WriteLines(session, text) : WritePage(session, text));
    }

    private IReadOnlyList<LogIssue> WriteLines(SessionId session, TextWriter output)
    {
        var reading = vault.Read(session);
        new ConversationReport(vault, run, reading, new()).WriteLines(output);
        return reading.Issues;
    }

    private IReadOnlyList<LogIssue> WritePage(SessionId session, TextWriter output) =>
        vault.WriteHtml(session, output, new() { Detail = detail, Zone = run.Host.Zone() }, run.Cancel);

    private string Full(string typed) => Full(run, typed);

    private static string Full(CommandRun run, string typed) => Path.GetFullPath(typed, run.Host.WorkingFolder);

    private void MakeFolder(string typed)
    {
        try
        {
            run.Files.CreateFolder(Full(typed));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CruException.NotCreated(typed, e.Message);
        }
    }
}
