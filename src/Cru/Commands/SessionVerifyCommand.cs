using System.CommandLine;
using System.Globalization;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Indexing;
using MarkdownSessions.Verification;

namespace Cru.Commands;

/// <summary><c>cru session verify</c>.</summary>
internal static class SessionVerifyCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var ids = SessionsArgument.Create(ArgumentArity.ZeroOrMore);
        var deep = new Option<bool>("--deep")
        {
            Description = "Also read every artifact, and compare each message with what the index holds of it.",
        };
        command.Arguments.Add(ids);
        command.Options.Add(deep);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var request = new VerifyRequest
            {
                Sessions = [.. (run.Get(ids) ?? []).Select(vault.Resolve).Distinct()],
                Deep = run.Get(deep),
            };
            VerifyReport report;
            using (var progress = run.Progress("checking sessions"))
            {
                report = vault.Verify(request, progress, run.Cancel);
            }

            Write(vault, run, report, request.Deep);
            return report.HasProblems ? ExitCode.Incomplete : ExitCode.Done;
        }));
    }

    private static void Write(Vault vault, CommandRun run, VerifyReport report, bool deep)
    {
        if (run.AsJson)
        {
            run.Write(Document(vault, run, report, deep), CruJson.Readable.VerifyDocument);
            return;
        }

        foreach (var (finding, others) in Told(report.Findings))
        {
            run.Output.WriteLine(TerminalText.Line(Text(vault, run, finding, others)));
        }

        string found = report.Findings.Count == 0
            ? "nothing found"
            : $"{Count(report, FindingSeverity.Error, "error")}, {Count(report, FindingSeverity.Warning, "warning")}, "
                + $"{report.Count(FindingSeverity.Information).ToString(CultureInfo.InvariantCulture)} for information";
        run.Tell(
            $"{Amounts.Count(report.Sessions, "session")}, {Amounts.Count(report.Segments, "file")}, "
            + $"{Amounts.Count(report.Entries, "entry", "entries")}, {Amounts.Count(report.Artifacts, "artifact")}, "
            + $"{Amounts.Bytes(report.Bytes)} read in {Amounts.Seconds(run.Shown(report.Elapsed))}: {found}");
        if (Looked(report.IndexDepth) is { } looked)
        {
            run.Tell($"index: {looked}");
        }
    }

    // Whoever reads "nothing found" should know where nobody looked.
    private static string? Looked(IndexDepth depth) => depth switch
    {
        IndexDepth.Content => "storage, stamps and each message compared with the files",
        IndexDepth.Storage => "quick check: stamps compared, storage looked through; --deep compares each message",
        _ => null,
    };

    // A vault that another user copied has all sessions with the same finding: the first one stands for all.
    private static IEnumerable<(Finding Finding, int Others)> Told(IReadOnlyList<Finding> findings)
    {
        var counts = findings.Where(IsOfRights).CountBy(finding => finding.Kind).ToDictionary();
        var told = new HashSet<FindingKind>();
        foreach (var finding in findings)
        {
            if (!IsOfRights(finding))
            {
                yield return (finding, 0);
            }
            else if (told.Add(finding.Kind))
            {
                yield return (finding, counts[finding.Kind] - 1);
            }
        }
    }

    private static bool IsOfRights(Finding finding) =>
        finding.Kind == FindingKind.ForeignOwner || finding.Kind == FindingKind.GroupWritable || finding.Kind == FindingKind.WorldWritable;

    private static string Text(Vault vault, CommandRun run, Finding finding, int others)
    {
        string line = finding.Line > 0 ? $":{finding.Line.ToString(CultureInfo.InvariantCulture)}" : "";
        string more = others == 0 ? "" : $"; so it is in {Amounts.Count(others, "more session")}, --json names all";
        return $"{run.ShownPath(vault, finding.Path)}{line}: {FindingLine.SeverityOf(finding)} {finding.Kind.Code}: {finding.Message}{more}";
    }

    private static string Count(VerifyReport report, FindingSeverity severity, string noun) =>
        Amounts.Count(report.Count(severity), noun);

    private static VerifyDocument Document(Vault vault, CommandRun run, VerifyReport report, bool deep) => new()
    {
        Vault = vault.Root,
        Deep = deep,
        IndexChecked = report.IndexDepth.ToString().ToLowerInvariant(),
        Sessions = report.Sessions,
        Segments = report.Segments,
        Entries = report.Entries,
        Artifacts = report.Artifacts,
        Bytes = report.Bytes,
        TookMs = (long)run.Shown(report.Elapsed).TotalMilliseconds,
        Errors = report.Count(FindingSeverity.Error),
        Warnings = report.Count(FindingSeverity.Warning),
        Information = report.Count(FindingSeverity.Information),
        Findings = [.. report.Findings.Select(FindingLine.Of)],
    };
}
