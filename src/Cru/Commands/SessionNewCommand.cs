using System.CommandLine;
using Cru.Json;
using MarkdownSessions;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary><c>cru session new</c>.</summary>
internal static class SessionNewCommand
{
    // The keys that a segment's head writes by itself (docs/format.md, "Front matter").
    private static readonly string[] OwnKeys = ["session_id", "type", "started", "continued_from", "format", "writer", "title", "tags"];

    public static void Fill(Command command, CruContext cru)
    {
        var type = new Option<string>("--type") { Description = "Of this type: chat (unless said), agent, workflow, plugin or your own.", HelpName = "TYPE" };
        type.CompletionSources.Add("chat", "agent", "workflow", "plugin");
        var title = new Option<string>("--title") { Description = "Give a title; otherwise it is made from the first words of a person.", HelpName = "TEXT" };
        var id = new Option<string>("--id") { Description = "Use this id; otherwise TYPE-DATE-LETTERS is made.", HelpName = "ID" };
        var tags = new Option<string[]>("--tag") { Description = "Add a tag; may be given again.", HelpName = "TAG" };
        var project = new Option<string>("--project") { Description = "Of this project; otherwise none is named.", HelpName = "NAME" };
        var fields = new Option<string[]>("--field") { Description = "Add a field to the head of the log; may be given again.", HelpName = "KEY=VALUE" };
        foreach (var option in new Option[] { type, title, project, tags, id, fields })
        {
            command.Options.Add(option);
        }

        command.SetAction(cru.InNewVault((vault, run) =>
        {
            var made = vault.Create(new()
            {
                Type = run.Get(type) ?? "chat",
                Id = run.Get(id) is { } named ? IdOf(named) : null,
                Title = run.Get(title),
                Tags = run.Get(tags) ?? [],
                Fields = FieldsOf(run.Get(project), run.Get(fields) ?? []),
            });
            Report(vault, run, made);
            return ExitCode.Done;
        }));
    }

    private static void Report(Vault vault, CommandRun run, SessionId made)
    {
        if (run.AsJson)
        {
            run.Write(new NewDocument { Vault = vault.Root, SessionId = made.Value }, CruJson.Readable.NewDocument);
        }
        else
        {
            run.Output.WriteLine(made.Value);
        }

        if (vault.IsBare)
        {
            run.Tell($"{vault.Root} is a bare folder of sessions, such as an archive; the session was made in it");
        }
    }

    private static SessionId IdOf(string text) =>
        SessionId.TryParse(text, out var id)
            ? id
            : throw CruException.Usage($"'{text}' cannot be a session id: 1 to 128 of A-Z a-z 0-9 . _ - without a dot at either end");

    private static FrontMatterField[] FieldsOf(string? project, string[] typed)
    {
        FrontMatterField[] fields = [.. typed.Select(FieldOf)];
        if (project is not null && Array.Exists(fields, field => field.Name == "project"))
        {
            throw CruException.Usage("--project and --field project=… say the same thing; give one of them");
        }

        return project is null ? fields : [new("project", project, []), .. fields];
    }

    private static FrontMatterField FieldOf(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string key = equals < 0 ? "" : text[..equals];
        if (key.Length == 0 || !char.IsAsciiLetter(key[0]) || !key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
        {
            throw CruException.Usage($"--field '{text}' is no KEY=VALUE; a key is made of A-Z a-z 0-9 _ -");
        }

        if (OwnKeys.Contains(key, StringComparer.Ordinal))
        {
            throw CruException.Usage($"--field '{key}' is a field of its own; it is set by --type, --title, --tag and --id only");
        }

        return new(key, text[(equals + 1)..], []);
    }
}
