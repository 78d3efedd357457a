using System.CommandLine;
using System.Globalization;
using Cru.Json;
using Cru.Output;
using Cru.Settings;
using MarkdownSessions;
using MarkdownSessions.Indexing;

namespace Cru.Commands;

/// <summary><c>cru session list</c>.</summary>
internal static class SessionListCommand
{
    /// <summary>A list that a person looks at must not push its own beginning off the screen by hundreds.</summary>
    public const int MostOnTerminal = 50;

    private const int TypeColumn = 1;
    private const int ProjectColumn = 4;

    public static void Fill(Command command, CruContext cru)
    {
        var limit = WholeNumber.Option("--limit", $"Show at most this many; otherwise {MostOnTerminal} on a terminal and all elsewhere.", least: 1, "-n");
        var children = new Option<bool>("--include-children") { Description = "Show sessions that another one started by themselves, not folded under it." };
        var format = FormatOption.Create("text", "json", "jsonl", "ids");
        var filters = SessionFilters.OfList();
        command.Arguments.Add(filters.Query);
        command.Options.Add(limit);
        filters.AddTo(command);
        command.Options.Add(children);
        command.Options.Add(format);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var shape = run.FormatBy(format);
            var request = filters.Request(run);
            IReadOnlyList<SessionSummary> all;
            using (var progress = run.Progress("reading sessions"))
            {
                all = vault.List(request, progress, run.Cancel);
            }

            run.TellOf(vault.Index);
            SessionFilters.Tell(run, vault, request);
            var rows = SessionRow.Fold(all, run.Get(children));
            int most = run.Get(limit) ?? (shape is OutputFormat.Text && run.Width is not null ? run.Number(SettingKeys.ListLimit) : int.MaxValue);
            return run.Paged(shape, () =>
            {
                Write(vault, run, shape, [.. rows.Take(most)], all.Count);
                if (all.Count == 0 && request.IsNarrow)
                {
                    run.Tell("no session fits");
                    return ExitCode.Incomplete;
                }

                if (rows.Count > most)
                {
                    run.Tell($"{Amounts.Count(rows.Count - most, "older session")} not shown; --limit N shows more");
                }

                return vault.Index.Unread.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
            });
        }));
    }

    private static void Write(Vault vault, CommandRun run, OutputFormat format, IReadOnlyList<SessionRow> rows, int total)
    {
        switch (format)
        {
            case OutputFormat.Json:
                var document = new ListDocument
                {
                    Vault = vault.Root,
                    Total = total,
                    Returned = rows.Count,
                    Index = IndexLine.Of(vault.Index),
                    Sessions = [.. rows.Select(row => SessionLine.Of(row.Session, row.Folded))],
                };
                run.Write(document, CruJson.Readable.ListDocument);
                break;
            case OutputFormat.JsonLines:
                foreach (var row in rows)
                {
                    run.Write(SessionLine.Of(row.Session, row.Folded), CruJson.Readable.SessionLine);
                }

                break;
            case OutputFormat.Ids:
                foreach (var row in rows)
                {
                    run.Output.WriteLine(row.Session.Id.Value);
                }

                break;
            default:
                WriteText(run, rows);
                break;
        }
    }

    // Who looks at it wants to know what the columns are; what goes on in a pipe is sessions and nothing else.
    private static void WriteText(CommandRun run, IReadOnlyList<SessionRow> rows)
    {
        bool isLookedAt = run.Width is not null && rows.Count > 0;
        var table = new Table { Spare = [ProjectColumn, TypeColumn] };
        if (isLookedAt)
        {
            table.Add("session", "type", "last", "messages", "project", "title");
        }

        var zone = run.Host.Zone();
        foreach (var (session, folded) in rows)
        {
            table.AddWithTail(
                folded == 0 ? "" : $" (+{folded.ToString(CultureInfo.InvariantCulture)} more)",
                session.Id.Value,
                TerminalText.Line(session.Type),
                Amounts.Minute(session.LastTicks, zone),
                session.Messages.ToString(CultureInfo.InvariantCulture),
                Columns.Cut(TerminalText.Line(session.Project ?? "-"), 24),
                TerminalText.Line(session.Title));
        }

        bool isHead = isLookedAt;
        foreach (string line in table.Lines(run.Width, right: 3))
        {
            run.Output.WriteLine(isHead ? run.Paint.Faint(line) : line);
            isHead = false;
        }

        if (isLookedAt && rows.Any(row => row.Folded > 0))
        {
            run.Tell("(+1 more): a session that it started; --include-children shows it by itself");
        }
    }
}
