#region usings
using MarkdownSessions;
using MarkdownSessions.Import;
using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Statistics;
using MarkdownSessions.Verification;
#endregion
using MarkdownSessions.Testing;

namespace Cru.Tests.Guide;

/// <summary>
/// The examples of docs/library.md and of the README: what stands between <c>#region</c> and <c>#endregion</c> here stands
/// in their blocks, letter by letter, and is run.
/// </summary>
public sealed class LibraryGuideTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    // So that the examples can say Console.
    private readonly StringWriter Console = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_session_is_written_and_found()
    {
        #region open
        using var vault = Vault.OpenOrCreate(folder.At("notes"), new VaultOptions { Engine = new SqliteIndexEngine(), Writer = "tern-4k2q" });
        var id = vault.Create(new SessionDraft { Title = "From C#" });
        vault.Append(id, new EntryDraft { Role = Role.User, Parts = [new TextPart("Hello")] });
        foreach (var hit in vault.Search(new SearchRequest { Query = "hello" }).Hits)
        {
            Console.WriteLine($"{hit.Path}:{hit.Line} {hit.Snippet.Text}");
        }
        #endregion

        Assert.Matches(@"^\.crucible/sessions/chat-.*\.md:\d+ Hello\n$", Console.ToString());
    }

    [Fact]
    public void An_answer_of_an_agent_bears_its_facts()
    {
        using var vault = Open();
        var id = vault.Create(new SessionDraft { Type = "agent" });

        #region append
        var answer = vault.Append(id, new EntryDraft
        {
            Id = new EntryId("a1"),
            Role = Role.Assistant,
            Parts =
            [
                new ThinkingPart("The log names the bus."),
                new TextPart("I'll read the driver first."),
                new ToolCall("Read", """{"file_path":"firmware/sensor.c"}""") { Id = "toolu_1", Result = "static int read_sensor(void)" },
            ],
            Facts = Facts.Empty
                .With("model", "claude-opus-4-5")
                .With("usage", Facts.Empty.With("prompt", 3100).With("completion", 240))
                .With("cost", 0.0215m),
        });
        Console.WriteLine($"{answer.Address} is flushed; the index {(answer.IndexBehind is null ? "has it" : "follows")}");
        #endregion

        Assert.Equal($"{id}#a1 is flushed; the index has it\n", Console.ToString());
        Assert.Equal(3340, vault.Stats(new()).Totals.Tokens.Total);
    }

    [Fact]
    public void An_entry_that_was_sent_before_counts_once()
    {
        using var vault = Open();
        var id = vault.Create(new SessionDraft());

        #region again
        var greeting = new EntryDraft { Id = new EntryId("m1"), Role = Role.User, Parts = [new TextPart("Hello")] };
        vault.Append(id, greeting);

        // No answer came, or the process died: the same entry is simply sent again.
        vault.Append(id, greeting);
        Console.WriteLine(vault.Read(id).Messages.Count());
        #endregion

        Assert.Equal("1\n", Console.ToString());
    }

    [Fact]
    public void A_session_is_read_as_it_stands_in_its_files()
    {
        using var vault = Open();
        var id = vault.Create(new SessionDraft { Title = "Read me" });
        vault.Append(id, Greeting());

        #region read
        var reading = vault.Read(id);
        foreach (var message in reading.Messages)
        {
            string text = string.Concat(message.Parts.Select(part => part.Part).OfType<TextPart>().Select(part => part.Text));
            Console.WriteLine($"{message.Time} {message.Role}: {text} ({message.Segment}:{message.Line})");
        }

        // What was torn or edited did not stop the reading; it is told, each with file and line.
        foreach (var issue in reading.Issues)
        {
            Console.WriteLine(issue);
        }
        #endregion

        Assert.Contains("User: Hello (", Console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_may_say_more_than_words()
    {
        using var vault = Open();
        var id = vault.Create(new SessionDraft());
        vault.Append(id, Greeting());

        #region search
        var found = vault.Search(new SearchRequest { Query = "hello role:user since:7d", Limit = 10, Sort = SearchSort.Newest });
        Console.WriteLine($"{found.Hits.Count} of {found.Total}, index {found.Index.State}");
        foreach (string warning in found.Warnings)
        {
            Console.WriteLine(warning);
        }
        #endregion

        Assert.Equal("1 of 1, index Fresh\n", Console.ToString());
    }

    [Fact]
    public void Sessions_of_another_program_come_in()
    {
        using var vault = Open();
        File.WriteAllText(folder.At("session.jsonl"), """
            {"type":"user","uuid":"u1","sessionId":"11111111-2222-4333-8444-555555555555","timestamp":"2024-05-01T10:00:00.000Z","cwd":"/home/ann","message":{"role":"user","content":"Hello"}}
            """ + "\n");

        #region import
        var imported = vault.Import(new ImportRequest { Importer = new ClaudeCodeImporter(), Paths = [folder.At("session.jsonl")] });
        Console.WriteLine($"{imported.Sources.Count} sources, {vault.List().Count} sessions");
        #endregion

        Assert.Equal("1 sources, 1 sessions\n", Console.ToString());
    }

    [Fact]
    public void Old_sessions_go_to_an_archive_and_come_back()
    {
        using var vault = Open();
        vault.Append(vault.Create(new SessionDraft()), Greeting() with { Time = Timestamp.From(DateTimeOffset.UtcNow.AddDays(-90)) });

        #region cleanup
        bool isAge = Age.TryParse("30d", out var age);
        var plan = vault.PlanCleanup(new CleanupRequest { OlderThan = isAge ? age! : throw new FormatException(Age.Forms) });
        Console.WriteLine($"{plan.Sessions.Count} sessions");

        var sessions = plan.Sessions.Select(planned => planned.Session.Id).ToList();
        vault.Remove(new RemovalRequest { Sessions = sessions, OlderThan = plan.Before, ArchiveTo = folder.At("attic") });
        vault.Restore(sessions, folder.At("attic"));
        #endregion

        Assert.Equal("1 sessions\n", Console.ToString());
        Assert.Single(vault.List());
    }

    [Fact]
    public void What_a_caller_can_act_on_is_told_apart()
    {
        using var vault = Open();

        #region errors
        try
        {
            vault.Read(SessionId.Parse("no-such-session"));
        }
        catch (VaultException failure) when (failure.Error is VaultError.SessionNotFound)
        {
            Console.WriteLine(failure.Message);
        }
        #endregion

        Assert.Contains("no-such-session", Console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_trust()
    {
        using var vault = Open();
        vault.Append(vault.Create(new SessionDraft()), Greeting());

        #region care
        var stats = vault.Stats(new StatsRequest { GroupBy = StatsGrouping.Model });
        Console.WriteLine($"{stats.Totals.Sessions} sessions, {stats.Totals.Cost} dollars");

        var report = vault.Verify(new VerifyRequest { Deep = true });
        Console.WriteLine(report.HasProblems ? "look at the findings" : "all is well");

        vault.Reindex(new ReindexRequest { Full = true });
        #endregion

        Assert.Equal("1 sessions, 0 dollars\nall is well\n", Console.ToString());
    }

    [Theory]
    [InlineData("docs/library.md")]
    [InlineData("README.md")]
    public void The_pages_say_what_runs_here(string page)
    {
        string written = File.ReadAllText(Repository.File(page));

        string shown = GuidePage.With(written, Examples());

        Repository.MustSay(page, shown);
    }

    [Fact]
    public void A_page_that_says_something_else_is_noticed()
    {
        const string wrong = "<!-- example open -->\n\n```csharp\nvar vault = new Vault();\n```\n";

        string shown = GuidePage.With(wrong, Examples());

        Assert.Contains("Vault.OpenOrCreate(", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("new Vault()", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_example_is_shown_and_every_block_of_the_guide_is_one()
    {
        string pages = File.ReadAllText(Repository.File("docs/library.md")) + File.ReadAllText(Repository.File("README.md"));

        Assert.All(Examples().Keys, name => Assert.Contains($"<!-- example {name} -->", pages, StringComparison.Ordinal));
        Assert.Equal(pages.Split("<!-- example ").Length, pages.Split("```csharp").Length);
    }

    private static Dictionary<string, string> Examples() =>
        GuidePage.ExamplesIn(File.ReadAllText(Repository.File("tests/Cru.Tests/Guide/LibraryGuideTests.cs")));

    private static EntryDraft Greeting() => new() { Id = new EntryId("m1"), Role = Role.User, Parts = [new TextPart("Hello")] };

    private Vault Open()
    {
        var vault = Vault.OpenOrCreate(folder.At("notes"), new() { Engine = new SqliteIndexEngine(), Writer = "tern-4k2q" });
        vault.Reindex(new());
        return vault;
    }
}
