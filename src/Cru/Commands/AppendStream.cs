using Cru.Json;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary>
/// Appends messages as they come, one JSON object a line, for a program that goes on talking: each is written and
/// flushed by itself, and its line on standard output stands there before the next is read.
/// </summary>
/// <param name="vault">The vault.</param>
/// <param name="unindexed">The same vault without an index.</param>
/// <param name="run">Where the lines come from and the answers go.</param>
/// <param name="session">The session.</param>
internal sealed class AppendStream(Vault vault, Vault unindexed, CommandRun run, SessionId session)
{
    private readonly WarningTeller warnings = new(run);

    /// <summary>Goes on to the end of the input.</summary>
    /// <exception cref="CruException">A line is no message; those before it were acknowledged and stand.</exception>
    /// <exception cref="VaultException">A message could not be appended; those before it stand.</exception>
    public void Run()
    {
        using var input = run.Host.OpenInput();
        long number = 0;
        long written = 0;
        foreach (var line in InputLines.Read(input))
        {
            number++;
            if (MessageReader.ReadLine(line.Bytes.Span, number, written) is { } placed)
            {
                // The index costs ten times what the entry does, so it waits for a pause (5,000 messages of a file: 23 s
                // with the index after each, 1.6 s with none; tmpfs, 2 cores, November 2026).
                Append(line.IsFollowed ? unindexed : vault, placed, number, written);
                written++;
            }
        }
    }

    private void Append(Vault through, PlacedDraft placed, long number, long written)
    {
        var appended = Write(through, placed.Draft, number, written);
        warnings.Tell(placed);
        run.Write(AppendedLine.Of(appended, placed.Warnings), CruJson.Readable.AppendedLine);

        // Whoever wrote the message may be waiting for this line before writing the next.
        run.Output.Flush();
        if (appended.IndexBehind is { } behind)
        {
            run.TellVerbosely($"the index is behind ({behind}); the next search catches up");
        }
    }

    private AppendResult Write(Vault through, EntryDraft draft, long number, long written)
    {
        try
        {
            return through.Append(session, draft);
        }
        catch (VaultException e) when (e.Error is VaultError.BadInput or VaultError.IdTaken)
        {
            // It is this line that is wrong, not the disk or the session.
            throw MessageReader.Refused(e, number, written);
        }
    }
}
