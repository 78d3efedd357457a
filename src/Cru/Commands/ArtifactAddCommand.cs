using System.CommandLine;
using Cru.Json;
using MarkdownSessions;
using MarkdownSessions.Storage;

namespace Cru.Commands;

/// <summary><c>cru session artifact add</c>.</summary>
internal static class ArtifactAddCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        var paths = new Argument<string[]>("FILE") { Description = "Files of any length.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrMore };
        var role = new Option<string>("--role") { Description = $"Who gives them: user (unless said), {string.Join(", ", RoleAndTime.Roles.Skip(1))}.", HelpName = "ROLE" };
        role.AcceptOnlyFromAmong([.. RoleAndTime.Roles]);
        command.Arguments.Add(id);
        command.Arguments.Add(paths);
        command.Options.Add(role);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var (session, typed) = run.Session(vault, id, paths);
            if (typed.Length == 0)
            {
                throw CruException.Usage("give the files to add behind the id");
            }

            var opened = new List<Stream>();
            try
            {
                var drafts = typed.Select(path => Open(run, path, opened)).ToList();
                return Report(vault, run, vault.AddArtifacts(session, drafts, RoleAndTime.Role(run.Get(role) ?? "user"), run.Cancel));
            }
            finally
            {
                opened.ForEach(stream => stream.Dispose());
            }
        }));
    }

    // All are opened before the first one is copied: a mistyped name costs nothing.
    private static ArtifactDraft Open(CommandRun run, string typed, List<Stream> opened)
    {
        string path = run.Files.FollowLink(Path.GetFullPath(typed, run.Host.WorkingFolder)) ?? throw CruException.NothingAdded(typed);
        if (run.Files.Stat(path) is not { Kind: FileKind.File })
        {
            throw CruException.NothingAdded(typed);
        }

        var stream = run.Files.OpenRead(path);
        opened.Add(stream);
        return new(Path.GetFileName(typed), stream);
    }

    private static int Report(Vault vault, CommandRun run, ArtifactsAdded added)
    {
        var session = added.Entry.Session;
        if (run.AsJson)
        {
            var document = new ArtifactDocument
            {
                Vault = vault.Root,
                SessionId = session.Value,
                Address = added.Entry.Address,
                Artifacts = [.. added.Artifacts.Select(artifact => ArtifactLine.Of(vault, session, artifact))],
                IndexBehind = added.Entry.IndexBehind,
            };
            run.Write(document, CruJson.Readable.ArtifactDocument);
            return ExitCode.Done;
        }

        foreach (var artifact in added.Artifacts)
        {
            run.Output.WriteLine(artifact.Name);
        }

        return ExitCode.Done;
    }
}
