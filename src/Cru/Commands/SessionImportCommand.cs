using System.CommandLine;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Import;
using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Storage;

namespace Cru.Commands;

/// <summary><c>cru session import</c>.</summary>
internal static class SessionImportCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, or folders that are searched for sessions.",
            HelpName = "PATH",
            Arity = ArgumentArity.OneOrMore,
        };
        var from = new Option<string>("--from") { Description = "The program that wrote them: claude-code.", HelpName = "PROGRAM", Required = true };
        from.AcceptOnlyFromAmong("claude-code");
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and count everything, write nothing." };
        var removed = new Option<bool>("--include-removed") { Description = "Import sessions that were archived or deleted in this vault, too." };
        command.Options.Add(removed);
        command.Arguments.Add(paths);
        command.Options.Add(from);
        command.Options.Add(dryRun);
        command.SetAction(cru.Within((run, options) =>
        {
            var request = new ImportRequest
            {
                Importer = new ClaudeCodeImporter(),
                Paths = [.. run.Get(paths)!.Select(path => Checked(options.Files, run.Host, path))],
                DryRun = run.Get(dryRun),
                IncludeRemoved = run.Get(removed),
            };
            string? named = run.Get(cru.Shared.Vault);
            var locator = new VaultLocator(options.Files, run.Host);
            var target = new ImportTarget(locator.FindOrChoose(named), IsNew: !locator.Exists(named));
            return request.DryRun && target.IsNew
                ? TryOut(run, options, request, target)
                : ImportInto(run, request, target, request.DryRun ? Vault.Open(locator.Find(named), options) : cru.OpenOrCreate(run, options));
        }));
    }

    private static int ImportInto(CommandRun run, ImportRequest request, ImportTarget target, Vault opened)
    {
        using var vault = opened;
        var result = Import(run, vault, request);
        if (!request.DryRun)
        {
            Index(run, vault);
        }

        return ImportReport.Write(run, target with { Folder = vault.Root }, result);
    }

    // The sessions are in the files: that no index can be had is no failure of the import.
    private static void Index(CommandRun run, Vault vault)
    {
        try
        {
            using var progress = run.Progress("indexing sessions");
            run.TellOf(vault.Reindex(new(), progress, run.Cancel).Index);
        }
        catch (VaultException e) when (e.Error is VaultError.Busy or VaultError.DiskFailed)
        {
            run.Tell(e.Message);
        }
    }

    // Without a vault a dry run works in a folder that is gone afterwards.
    private static int TryOut(CommandRun run, VaultOptions options, ImportRequest request, ImportTarget target)
    {
        string folder = Path.Join(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var vault = Vault.OpenOrCreate(folder, options);
            return ImportReport.Write(run, target, Import(run, vault, request));
        }
        finally
        {
            options.Files.DeleteFolder(folder);
        }
    }

    private static ImportResult Import(CommandRun run, Vault vault, ImportRequest request)
    {
        using var progress = run.Progress("importing");
        return vault.Import(request, progress, run.Cancel);
    }

    private static string Checked(IVaultFiles files, CruHost host, string path)
    {
        string full = Path.GetFullPath(path, host.WorkingFolder);
        if (files.Stat(full) is null)
        {
            throw CruException.NoFile(path);
        }

        return files.FollowLink(full) is null ? throw CruException.BrokenLink(path) : full;
    }
}
