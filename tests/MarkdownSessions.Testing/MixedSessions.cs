using System.Globalization;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Testing;

/// <summary>
/// Puts into a vault a little of everything that a query can ask for: heads with and without each field, children,
/// roles, models, tools that fail, files, pictures, summaries, usage that is told, priced, and not known.
/// </summary>
/// <param name="vault">The vault.</param>
/// <param name="advance">Lets time pass.</param>
/// <param name="seed">Makes the choices.</param>
public sealed class MixedSessions(Vault vault, Action<TimeSpan> advance, int seed)
{
    /// <summary>Words that stand in the messages.</summary>
    public static readonly IReadOnlyList<string> Words =
    [
        "alpha", "beta", "gamma", "delta", "the", "fix", "src/a.b-c", "getUserName", "日本語", "naïve", "straße", "disk", "error", "CS0246", "timeout", "deadlock", "quota",
    ];

    private static readonly string[] Files =
        ["src/Cli/Program.cs", "/home/ada/cli/src/QueryParser.cs", "notes/day.md", "README.md", @"C:\work\web\index.ts", "./src/a.b-c.cs"];

    private static readonly string[] Tags = ["ci", "release", "bug"];

    private readonly Random random = new(seed);
    private readonly List<SessionId> sessions = [];

    /// <summary>The sessions so far.</summary>
    public IReadOnlyList<SessionId> Sessions => sessions;

    /// <summary>Prices for one of the models, as the settings give them.</summary>
    public static string Settings =>
        "prices:\n  claude-opus*: {input: 5, output: 25, cache_read: 0.5, cache_write: 6.25}\nqueries:\n  mine: \"role:user disk\"\n";

    /// <summary>Makes a session.</summary>
    public void Begin()
    {
        var fields = new List<FrontMatterField>();
        Maybe(fields, "project", "cli", "web", "Kran");
        Maybe(fields, "branch", "main", "feature/search", "feat-x");
        Maybe(fields, "cwd", "/home/ada/cli", "/home/ada/web", "/srv");
        Maybe(fields, "agent", "Claude Code", "codex", "aider");
        Maybe(fields, "model", "claude-opus-4-5", "gpt-5");
        Maybe(fields, "state", "ended", "active", "done");
        if (random.Next(6) == 0)
        {
            fields.Add(new("totals", """{"usage":{"prompt":900,"completion":100},"cost":0.75}""", []));
        }

        if (sessions.Count > 0 && random.Next(3) == 0)
        {
            fields.Add(new("parent_session_id", Pick([.. sessions]).Value, []));
        }

        sessions.Add(vault.Create(new()
        {
            Type = Pick("chat", "chat", "agent", "workflow"),
            Title = random.Next(2) == 0 ? null : $"Fix the {Word()} {Word()}",
            Tags = [.. Tags.Where(_ => random.Next(3) == 0)],
            Fields = fields,
        }));
        advance(TimeSpan.FromHours(random.Next(12)));
    }

    /// <summary>Says something in one of the sessions.</summary>
    public void Say()
    {
        advance(TimeSpan.FromMinutes(random.Next(40)));
        vault.Append(Pick([.. sessions]), Entry());
    }

    private EntryDraft Entry()
    {
        var role = Pick(Role.User, Role.User, Role.Assistant, Role.Assistant, Role.Assistant, Role.Tool, Role.System, Role.Summary);
        var parts = new List<Part> { new TextPart(Text()) };
        if (role is Role.Assistant)
        {
            AddWork(parts);
        }
        else if (role is Role.Tool)
        {
            parts = [new ToolResult($"t{random.Next(9)}", Text()) { IsError = random.Next(3) == 0 }];
        }

        return new() { Role = role, Parts = parts, Facts = role is Role.Assistant ? Usage() : Facts.Empty };
    }

    private void AddWork(List<Part> parts)
    {
        if (random.Next(3) == 0)
        {
            parts.Insert(0, new ThinkingPart(Text()));
        }

        if (random.Next(8) == 0)
        {
            parts.Add(new ArtifactPart(Pick("chart.png", "trace.txt", "photo.JPG")));
        }

        string tool = Pick("Bash", "Edit", "Read", "Write", "apply_patch", "mcp__github__search", "");
        string path = Pick(Files);
        string input = tool switch
        {
            "Bash" => $$"""{"command":"ls {{Word()}}"}""",
            "apply_patch" => $"*** Begin Patch\n*** Update File: {path}\n*** Add File: {Pick(Files)}\n*** End Patch",
            _ => $$"""{"file_path":"{{path.Replace("\\", "\\\\", StringComparison.Ordinal)}}","note":"{{Word()}}"}""",
        };
        if (tool.Length > 0)
        {
            bool isAnswered = random.Next(2) == 0;
            parts.Add(new ToolCall(tool, input) { Id = $"t{random.Next(9)}", Result = isAnswered ? Text() : null, IsError = isAnswered && random.Next(4) == 0 });
        }
    }

    private Facts Usage()
    {
        var facts = random.Next(2) == 0 ? Facts.Empty : Facts.Empty.With("model", Pick("claude-opus-4-5", "claude-haiku-4", "gpt-5"));
        if (random.Next(3) > 0)
        {
            facts = facts.WithRaw("usage", string.Create(CultureInfo.InvariantCulture, $$"""{"prompt":{{random.Next(2000)}},"completion":{{random.Next(300)}},"cache_read":{{random.Next(50)}}}"""));
        }

        return random.Next(3) == 0 ? facts.With("cost", random.Next(100) / 100m) : facts;
    }

    private string Text()
    {
        string text = string.Join(' ', Enumerable.Range(0, random.Next(2, 7)).Select(_ => Word()));
        return random.Next(4) == 0 ? $"{text}\n\n```cs\nvar {Word()} = {Word()};\n```" : text;
    }

    private void Maybe(List<FrontMatterField> fields, string name, params string[] values)
    {
        if (random.Next(3) > 0)
        {
            fields.Add(new(name, Pick(values), []));
        }
    }

    private string Word() => Words[random.Next(Words.Count)];

    private T Pick<T>(params T[] from) => from[random.Next(from.Length)];
}
