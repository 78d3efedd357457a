using System.CommandLine;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru session export</c>.</summary>
internal static class SessionExportCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var ids = SessionsArgument.Create(ArgumentArity.OneOrMore);
        var format = new Option<string>("--format")
        {
            Description = "Write html (one page), md (the log as it lies on the disk), or jsonl (as show does); else by the ending of --to, or html.",
            HelpName = "FORMAT",
        };
        format.AcceptOnlyFromAmong("html", "md", "jsonl");
        var detail = DetailOption.Create();
        var to = new Option<string>("--to") { Description = "Write to this file, or into this folder a file for each session; otherwise, and with -, to standard output.", HelpName = "PATH" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        command.Arguments.Add(ids);
        foreach (var option in new Option[] { format, detail, to, force })
        {
            command.Options.Add(option);
        }

        command.SetAction(cru.InVault((vault, run) =>
        {
            var shape = ShapeBy(run, format, run.Get(to));
            var export = new SessionExport(vault, run, shape, run.DetailBy(detail, shape));
            var sessions = run.Get(ids)!.Select(vault.Resolve).Distinct().ToList();
            if (run.Get(to) is { Length: > 0 } and not "-")
            {
                export.ToFiles(sessions, run.Get(to)!, run.Get(force));
            }
            else
            {
                export.ToOutput(sessions is [var one] ? one : throw CruException.Usage("several sessions go to several files; give --to with a folder"));
            }

            return ExitCode.Done;
        }));
    }

    private static OutputFormat ShapeBy(CommandRun run, Option<string> format, string? to) => run.AsJson
        ? throw CruException.Usage("'export' gives the session itself; leave --json out, or give --format jsonl")
        : run.Has(format) ? run.FormatBy(format) : ByEnding(run, to ?? "");

    // Who names a file with an ending has said what it is to be.
    private static OutputFormat ByEnding(CommandRun run, string to) => Path.GetExtension(to).ToUpperInvariant() switch
    {
        ".MD" => OutputFormat.Markdown,
        ".JSONL" => OutputFormat.JsonLines,
        "" or ".HTML" or ".HTM" => OutputFormat.Html,
        _ when SessionExport.IsFolder(run, to) => OutputFormat.Html,
        _ => throw CruException.Usage(
            $"'{to}' ends like nothing that can be written: there are .html, .md and .jsonl; end it so, or say by --format what it is to be"),
    };
}
