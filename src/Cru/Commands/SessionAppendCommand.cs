using System.CommandLine;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary><c>cru session append</c>.</summary>
internal static class SessionAppendCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        var text = new Argument<string[]>("TEXT")
        {
            Description = "What is said; without it standard input is read.",
            HelpName = "TEXT",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var role = new Option<string>("--role") { Description = $"Who says it: user (unless said), {string.Join(", ", RoleAndTime.Roles.Skip(1))}.", HelpName = "ROLE" };
        role.AcceptOnlyFromAmong([.. RoleAndTime.Roles]);
        var entryId = new Option<string>("--entry-id") { Description = "The message's id, or ID+1, ID+2, … to go on with it; the same id with the same content counts once, so a retry does no harm, and with other content is refused.", HelpName = "ID" };
        var time = new Option<string>("--time") { Description = "When it was said, in RFC 3339; otherwise now.", HelpName = "TIME" };
        var model = new Option<string>("--model") { Description = "The model that says it.", HelpName = "NAME" };
        var format = FormatOption.Create("text", "json", "jsonl");
        format.Description = "Take and print text, json (as --json), or jsonl: each line a message, acknowledged before the next is read.";
        command.Arguments.Add(id);
        command.Arguments.Add(text);
        foreach (var option in new Option[] { role, entryId, time, model, format })
        {
            command.Options.Add(option);
        }

        command.SetAction(cru.InVault((vault, options, run) =>
        {
            var shape = run.FormatBy(format);
            var (session, words) = run.Session(vault, id, text);
            bool hasOwn = words.Length > 0 || run.Get(role) is not null || run.Get(entryId) is not null
                || run.Get(time) is not null || run.Get(model) is not null;
            if (shape is not OutputFormat.Text)
            {
                RequireMessages(run, hasOwn, shape is OutputFormat.Json ? "--json" : "--format jsonl");
            }

            if (shape is OutputFormat.JsonLines)
            {
                using var unindexed = Vault.Open(vault.Root, options with { Engine = null });
                new AppendStream(vault, unindexed, run, session).Run();
                return ExitCode.Done;
            }

            if (shape is OutputFormat.Json)
            {
                var messages = Messages(run);
                Report(vault, run, session, messages, Append(vault, session, messages));
            }
            else
            {
                var draft = Draft(TextOf(run, words), run.Get(role), run.Get(entryId), run.Get(time), run.Get(model));
                Report(run, vault.Append(session, draft));
            }

            return ExitCode.Done;
        }));
    }

    private static void RequireMessages(CommandRun run, bool hasOwn, string option)
    {
        if (hasOwn)
        {
            throw CruException.Usage($"with {option} the messages come whole on standard input; leave text and options of the message out");
        }

        if (run.Host.InputIsTerminal())
        {
            throw CruException.Usage($"{option} reads messages from standard input, which is a terminal; give them through a pipe or a file");
        }
    }

    private static IReadOnlyList<AppendResult> Append(Vault vault, SessionId session, List<PlacedDraft> drafts)
    {
        try
        {
            return vault.Append(session, [.. drafts.Select(placed => placed.Draft)]);
        }
        catch (VaultException e) when (e.Entry is not null)
        {
            // Who gave a hundred messages wants to know which.
            throw MessageReader.Refused(e, drafts[e.Entry.Value]);
        }
    }

    private static List<PlacedDraft> Messages(CommandRun run)
    {
        var drafts = MessageReader.Read(TextInput.ReadBytes(run.Host));
        return drafts.Count > 0 ? drafts : throw CruException.BadInput("standard input holds no message; nothing was written");
    }

    private static EntryDraft Draft(string text, string? role, string? entryId, string? time, string? model)
    {
        try
        {
            return new()
            {
                Role = RoleAndTime.Role(role ?? "user"),
                Parts = [new TextPart(text)],
                Id = entryId is null ? null : DraftReader.EntryIdOf(entryId),
                Time = time is null ? null : RoleAndTime.Time(time),
                Facts = model is null ? Facts.Empty : Facts.Empty.With("model", model),
            };
        }
        catch (FormatException e)
        {
            throw CruException.Usage(e.Message);
        }
    }

    private static string TextOf(CommandRun run, string[] words)
    {
        string text = words.Length > 0
            ? string.Join(' ', words)
            : TextInput.Read(run.Host, "nothing to append; give text behind the id or on standard input");
        return text.Length > 0 ? text : throw CruException.BadInput("the text is empty; nothing was written");
    }

    private static void Report(Vault vault, CommandRun run, SessionId session, List<PlacedDraft> messages, IReadOnlyList<AppendResult> appended)
    {
        var warnings = new WarningTeller(run);
        messages.ForEach(warnings.Tell);
        var document = new AppendDocument
        {
            Vault = vault.Root,
            SessionId = session.Value,
            Messages = [.. appended.Zip(messages, (one, message) => AppendedLine.Of(one, message.Warnings))],
            IndexBehind = appended[0].IndexBehind,
        };
        run.Write(document, CruJson.Readable.AppendDocument);
    }

    private static void Report(CommandRun run, AppendResult appended)
    {
        run.Output.WriteLine(appended.Address);
        if (appended.IsRepeated)
        {
            run.Tell($"'{appended.Id}' is there already and says the same; it was not written again");
        }

        if (appended.IndexBehind is { } behind)
        {
            run.TellVerbosely($"the index is behind ({behind}); the next search catches up");
        }
    }
}
