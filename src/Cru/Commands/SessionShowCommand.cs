using System.CommandLine;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary><c>cru session show</c>.</summary>
internal static class SessionShowCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        id.Description += " With #MESSAGE behind it, as 'append' prints it, that message alone.";
        var tail = WholeNumber.Option("--tail", "Show the last messages only, of those that are shown, without reading the files from their start.", least: 1);
        var roles = new Option<string[]>("--role") { Description = "Only messages of this role; may be given again.", HelpName = "ROLE" };
        roles.AcceptOnlyFromAmong([.. RoleAndTime.Roles, "unnamed"]);
        var noThinking = new Option<bool>("--no-thinking") { Description = "Leave out what the model thought." };
        var noTools = new Option<bool>("--no-tools") { Description = "Leave out calls of tools and their results." };
        var full = new Option<bool>("--full") { Description = "Show long calls and results to their end." };
        var format = FormatOption.Create("text", "json", "jsonl", "html");
        var detail = DetailOption.Create();
        command.Arguments.Add(id);
        foreach (var option in new Option[] { tail, roles, noThinking, noTools, full, format, detail })
        {
            command.Options.Add(option);
        }

        command.SetAction(cru.InVault((vault, run) =>
        {
            var shape = run.FormatBy(format);
            var (session, message) = Addressed(run, vault, id);
            var level = run.DetailBy(detail, shape);
            if (shape is OutputFormat.Html)
            {
                RefuseChoices(run, message, tail, roles, noThinking, noTools, full);
                run.TellOf(vault, session, vault.WriteHtml(session, run.Output, new() { Detail = level, Zone = run.Host.Zone() }, run.Cancel));
                return ExitCode.Done;
            }

            var filter = new MessageFilter
            {
                Id = message,
                Roles = [.. (run.Get(roles) ?? []).Select(role => Enum.Parse<Role>(role, ignoreCase: true))],
                WithThinking = !run.Get(noThinking),
                WithTools = !run.Get(noTools),
            };
            var reading = run.Get(tail) is { } count ? vault.ReadTail(session, count, one => filter.Parts(one) is not null) : vault.Read(session);
            var report = new ConversationReport(vault, run, reading, filter);
            return run.Paged(shape, () =>
            {
                report.Write(shape, run.Get(full));
                return ExitCode.Done;
            });
        }));
    }

    // Of a message's id, too, a unique beginning is enough.
    private static (SessionId Session, string? Message) Addressed(CommandRun run, Vault vault, Argument<string?> id)
    {
        if (run.Get(id)?.Split('#', 2) is not [var typed, var begun])
        {
            return (run.Session(vault, id), null);
        }

        var session = vault.Resolve(typed);
        var ids = vault.Read(session).Messages.Select(message => message.Id)
            .Where(message => begun.Length > 0 && message.StartsWith(begun, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return ids.Contains(begun) ? (session, begun)
            : ids is [var only] ? (session, only)
            : throw CruException.NoMessage(session, begun, ids.Count);
    }

    private static void RefuseChoices(CommandRun run, string? message, params Option[] options)
    {
        if (message is not null)
        {
            throw CruException.Usage("a page shows the whole session; leave #MESSAGE out");
        }

        if (Array.Find(options, run.Has) is { } typed)
        {
            throw CruException.Usage($"a page shows the whole session; leave {typed.Name} out, --detail says how much of each message");
        }
    }
}
