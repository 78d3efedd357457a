using System.CommandLine;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary><c>cru session artifact list</c>.</summary>
internal static class ArtifactListCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        command.Arguments.Add(id);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var session = run.Session(vault, id);
            var artifacts = vault.Artifacts(session);
            if (run.AsJson)
            {
                WriteJson(vault, run, session, artifacts);
            }
            else
            {
                WriteText(run, artifacts);
            }

            return ExitCode.Done;
        }));
    }

    private static void WriteJson(Vault vault, CommandRun run, SessionId session, IReadOnlyList<KeptArtifact> artifacts)
    {
        var document = new ArtifactDocument
        {
            Vault = vault.Root,
            SessionId = session.Value,
            Artifacts = [.. artifacts.Select(artifact => ArtifactLine.Of(vault, session, artifact))],
        };
        run.Write(document, CruJson.Readable.ArtifactDocument);
    }

    private static void WriteText(CommandRun run, IReadOnlyList<KeptArtifact> artifacts)
    {
        var table = new Table();
        foreach (var artifact in artifacts)
        {
            table.Add(
                TerminalText.Line(artifact.Name),
                artifact.Bytes is { } bytes ? Amounts.Bytes(bytes) : "missing",
                artifact.Message is { } message ? TerminalText.Line($"#{message}") : "not linked",
                TerminalText.Line(artifact.FileName ?? artifact.MediaType ?? ""));
        }

        foreach (string line in table.Lines(run.Width, right: 1))
        {
            run.Output.WriteLine(line.TrimEnd());
        }
    }
}
