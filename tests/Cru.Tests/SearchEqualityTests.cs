using System.Text.Json.Nodes;
using MarkdownSessions;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Testing;

namespace Cru.Tests;

/// <summary>With an index and without one the program prints the same, byte for byte, but for the time it took and the index.</summary>
public class SearchEqualityTests
{
    private const int Questions = 500;

    // A process each, twice a question: as many as fit into a minute.
    private const int QuestionsToTheBinary = 50;

    [Fact]
    public void Five_hundred_questions_have_one_answer_in_JSON_fifty_of_a_published_program()
    {
        int questions = Environment.GetEnvironmentVariable("CRU_BINARY") is { Length: > 0 } ? QuestionsToTheBinary : Questions;
        using var shell = new Shell();
        Fill(shell);
        var generator = new QueryGenerator(MixedSessions.Words, seed: 41);

        var differences = Enumerable.Range(0, questions)
            .Select(_ => generator.Next().Replace("since:20d", "since:2026-01-03", StringComparison.Ordinal))
            .Where(query => Answer(shell, query, "sqlite") != Answer(shell, query, "scan"))
            .ToList();

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Another_answer_is_noticed()
    {
        using var shell = new Shell();
        Fill(shell);

        Assert.NotEqual(Answer(shell, "disk", "sqlite"), Answer(shell, "disk -role:tool", "scan"));
    }

    private static void Fill(Shell shell)
    {
        var clock = new FakeClock();
        using var vault = Vault.OpenOrCreate(shell.Folder, new() { Engine = new SqliteIndexEngine(), Writer = "ada-test", Clock = clock, Random = new Random(1) });
        File.WriteAllText(Path.Join(shell.Folder, ".crucible", "config.yaml"), MixedSessions.Settings);
        var sessions = new MixedSessions(vault, clock.Advance, seed: 5);
        for (int i = 0; i < 120; i++)
        {
            if (i % 15 == 0)
            {
                sessions.Begin();
            }

            sessions.Say();
        }
    }

    private static string Answer(Shell shell, string query, string engine)
    {
        var answer = shell.Run(["session", "search", "--json", "--limit", "40", "--engine", engine, "--", query]);
        Assert.True(answer.ExitCode is 0 or 1, $"{query}: {answer.Error}");
        var document = JsonNode.Parse(answer.Output)!.AsObject();
        document.Remove("took_ms");
        document.Remove("index");
        return $"{answer.ExitCode} {document.ToJsonString()}";
    }
}
