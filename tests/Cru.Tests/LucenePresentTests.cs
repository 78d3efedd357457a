using System.Text.Json.Nodes;
using MarkdownSessions;
using MarkdownSessions.Index.Lucene;
using MarkdownSessions.Testing;

namespace Cru.Tests;

/// <summary>The engine of LiteDB and Lucene.Net behind the program. Compiled with <c>-p:LuceneEngine=true</c> only.</summary>
public class LucenePresentTests
{
    private const int Questions = 200;
    private const int FuzzyQuestions = 100;

    [Fact]
    public void Two_hundred_questions_have_one_answer_in_JSON_of_all_engines()
    {
        using var shell = new Shell();
        Fill(shell);
        var generator = new QueryGenerator(MixedSessions.Words, seed: 97);

        var differences = Enumerable.Range(0, Questions)
            .Select(_ => generator.Next().Replace("since:20d", "since:2026-01-03", StringComparison.Ordinal))
            .Where(query => Answer(shell, query, "lucene") != Answer(shell, query, "scan")
                || Answer(shell, query, "lucene") != Answer(shell, query, "sqlite"))
            .ToList();

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void A_hundred_questions_with_fuzzy_words_have_one_answer_of_both_engines_that_have_them()
    {
        using var shell = new Shell();
        Fill(shell);
        var generator = new QueryGenerator(MixedSessions.Words, seed: 98);
        string[] queries =
        [
            .. Enumerable.Range(0, FuzzyQuestions).Select(_ => generator.NextFuzzy().Replace("since:20d", "since:2026-01-03", StringComparison.Ordinal)),
        ];
        string[] right = [.. queries.Select(query => Answer(shell, query, "scan"))];

        string[] ofLucene = [.. queries.Select(query => Answer(shell, query, "lucene"))];

        Assert.Equal(right, ofLucene);
        Assert.InRange(right.Count(answer => !answer.Contains("\"total\":0,", StringComparison.Ordinal)), FuzzyQuestions / 3, FuzzyQuestions);
        Assert.Contains(queries.Zip(right), pair => pair.Second != Answer(shell, pair.First.Replace("~", "", StringComparison.Ordinal), "scan"));
    }

    [Fact]
    public void Lucenes_own_order_is_said_and_pages_through_cursors()
    {
        using var shell = new Shell();
        Fill(shell);

        var answer = shell.Cru("session search 'disk OR quota' --rank engine --engine lucene --limit 3 --explain");
        var first = JsonNode.Parse(shell.Cru("session search 'disk OR quota' --rank engine --engine lucene --limit 3 --json").Output)!;
        string cursor = (string)first["next_cursor"]!;
        var next = JsonNode.Parse(shell.Cru($"session search 'disk OR quota' --rank engine --engine lucene --limit 3 --json --cursor {cursor}").Output)!;
        var both = JsonNode.Parse(shell.Cru("session search 'disk OR quota' --rank engine --engine lucene --limit 6 --json").Output)!;

        Assert.Contains("; ranked by lucene; ", answer.Error, StringComparison.Ordinal);
        Assert.Contains("engine lucene, which ranked\n", answer.Error, StringComparison.Ordinal);
        Assert.Equal("engine", (string?)first["ranked_by"]);
        Assert.Equal(Hits(both), [.. Hits(first), .. Hits(next)]);
        Assert.Equal(64, shell.Cru($"session search 'disk OR quota' --engine lucene --limit 3 --cursor {cursor}").ExitCode);
    }

    [Fact]
    public void Another_answer_is_noticed()
    {
        using var shell = new Shell();
        Fill(shell);

        Assert.NotEqual(Answer(shell, "disk", "lucene"), Answer(shell, "disk -role:tool", "lucene"));
    }

    [Fact]
    public void The_answer_names_the_engine_and_its_state()
    {
        using var shell = new Shell();
        Fill(shell);

        var answer = shell.Cru("session search disk --json --engine lucene");

        var index = JsonNode.Parse(answer.Output)!["index"]!;
        Assert.Equal("lucene", (string?)index["engine"]);
        Assert.Equal("fresh", (string?)index["state"]);
    }

    [Fact]
    public void Its_index_lies_beside_that_of_SQLite()
    {
        using var shell = new Shell();
        Fill(shell);

        shell.Cru("session reindex --engine sqlite");
        shell.Cru("session reindex --engine lucene");
        var told = JsonNode.Parse(shell.Cru("session engine --json").Output)!["engines"]!.AsArray();

        Assert.Equal(["sqlite fresh", "lucene fresh", "scan "], told.Select(one => $"{one!["engine"]} {one["state"]}"));
    }

    private static void Fill(Shell shell)
    {
        var clock = new FakeClock();
        using var vault = Vault.OpenOrCreate(shell.Folder, new() { Engine = new LuceneIndexEngine(), Writer = "ada-test", Clock = clock, Random = new Random(1) });
        File.WriteAllText(Path.Join(shell.Folder, ".crucible", "config.yaml"), MixedSessions.Settings);
        var sessions = new MixedSessions(vault, clock.Advance, seed: 6);
        for (int i = 0; i < 120; i++)
        {
            if (i % 15 == 0)
            {
                sessions.Begin();
            }

            sessions.Say();
        }
    }

    private static IReadOnlyList<string> Hits(JsonNode answer) =>
        [.. answer["hits"]!.AsArray().Select(hit => $"{hit!["session_id"]} {hit["message_id"]} {hit["score"]}")];

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
