using Cru.Json;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary>Tells what a session's head says after a change.</summary>
internal static class HeadReport
{
    /// <summary>Prints it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="result">What became of the change.</param>
    /// <param name="lines">What of it is printed as text.</param>
    /// <returns>The exit code.</returns>
    public static int Write(CommandRun run, Vault vault, HeadResult result, IEnumerable<string?> lines)
    {
        if (run.AsJson)
        {
            run.Write(HeadDocument.Of(vault, result), CruJson.Readable.HeadDocument);
            return ExitCode.Done;
        }

        foreach (string line in lines.OfType<string>())
        {
            run.Output.WriteLine(TerminalText.Line(line));
        }

        if (result.IndexBehind is { } behind)
        {
            run.TellVerbosely($"the index is behind ({behind}); the next search catches up");
        }

        return ExitCode.Done;
    }
}
