using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using Xunit;

namespace MarkdownSessions.Testing;

/// <summary>
/// What every engine keeps behind a vault: whatever is asked, the index that grew, the one that is built anew, and the
/// files themselves give one answer.
/// </summary>
public abstract class AnswerContract : IDisposable
{
    private const int Questions = 500;

    private TestVault? opened;

    /// <summary>The engine that is asked.</summary>
    protected abstract IIndexEngine Engine { get; }

    private TestVault Opened => opened ??= new(Engine);

    /// <inheritdoc/>
    public void Dispose()
    {
        opened?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Five_hundred_questions_of_every_kind_have_one_answer()
    {
        var differences = Differences(Engine, Questions, out int found);

        Assert.True(differences.Count == 0, string.Join("\n\n", differences.Take(3)));
        Assert.InRange(found, Questions / 3, Questions);
    }

    [RealDataFact("claude-code")]
    public void Five_hundred_questions_over_real_sessions_have_one_answer_for_every_engine()
    {
        Opened.Vault.Import(new()
        {
            Importer = new ClaudeCodeImporter(),
            Paths = [RealData.Folder("claude-code")!],
        });
        using var scanning = Opened.Scanning();

        AssertSameAnswers(scanning, questions: 500);
    }

    [Fact]
    public void Grown_rebuilt_and_scanned_give_the_same_answers()
    {
        var random = new Random(7);
        string[] words = ["alpha", "beta", "gamma", "src/a.b-c", "getUserName", "日本語", "the", "naïve"];
        var ids = Enumerable.Range(0, 6).Select(_ => Opened.Vault.Create(new())).ToList();
        for (int i = 0; i < 150; i++)
        {
            Opened.Clock.Advance(TimeSpan.FromSeconds(random.Next(90)));
            string text = string.Join(' ', Enumerable.Range(0, 5).Select(_ => words[random.Next(words.Length)]));
            Opened.Say(ids[random.Next(ids.Count)], text, (Role)random.Next(1, 5));
        }

        using var scanning = Opened.Scanning();
        AssertSameAnswers(scanning, questions: 60);
        Opened.Vault.Reindex(new() { Full = true });
        AssertSameAnswers(scanning, questions: 60);
    }

    private void AssertSameAnswers(Vault other, int questions)
    {
        var generator = new QueryGenerator(SomeWords(), seed: 11);
        int found = 0;
        for (int i = 0; i < questions; i++)
        {
            var request = new SearchRequest { Query = generator.Next(), Zone = TimeZoneInfo.Utc, Limit = 50, FillTo = 5 };
            var answer = Opened.Vault.Search(request);
            Assert.Equal(SearchDump.Of(other.Search(request)), SearchDump.Of(answer));
            found += answer.Hits.Count > 0 ? 1 : 0;
        }

        Assert.InRange(found, questions / 3, questions);
        Assert.Equal(Engine.Name, Opened.Vault.Index.Engine);
        Assert.Equal("scan", other.Index.Engine);
    }

    private List<string> SomeWords()
    {
        var words = Directory.GetFiles(Path.Join(Opened.Root, ".crucible", "sessions"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Where(line => line.Length is > 20 and < 200 && line[0] is not ('<' or '#')))
            .Where((_, number) => number % 17 == 0)
            .SelectMany(line => line.Split([' ', '"', '(', ')', '`', '*', ':'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length > 1 && !word.StartsWith('-'))
            .ToList();
        return words.Count > 10 ? words : ["alpha", "beta", "gamma", "src/a.b-c", "getUserName", "日本語", "the", "naïve", "user", "name"];
    }

    /// <summary>Asks an engine and the files.</summary>
    /// <param name="engine">The engine, whole or with a mistake.</param>
    /// <param name="questions">How many.</param>
    /// <param name="found">How many found something.</param>
    /// <returns>The questions that have more than one answer, with these.</returns>
    protected static IReadOnlyList<string> Differences(IIndexEngine engine, int questions, out int found)
    {
        using var vault = Filled(engine, messages: Math.Min(300, questions));
        using var scanning = vault.Scanning();
        var generator = new QueryGenerator(MixedSessions.Words, seed: 23);
        string[] queries = [.. Enumerable.Range(0, questions).Select(_ => generator.Next())];
        string[] right = [.. queries.Select(query => Answer(scanning, query))];
        string[] grown = [.. queries.Select(query => Answer(vault.Vault, query))];
        vault.Vault.Reindex(new() { Full = true });
        string[] rebuilt = [.. queries.Select(query => Answer(vault.Vault, query))];
        found = right.Count(answer => !answer.Contains(" 0 exact", StringComparison.Ordinal));
        return
        [
            .. Enumerable.Range(0, questions)
                .Where(number => grown[number] != right[number] || rebuilt[number] != right[number])
                .Select(number => $"{queries[number]}: grown\n{grown[number]}rebuilt\n{rebuilt[number]}files\n{right[number]}"),
        ];
    }

    // The index is built early and grows with most of the messages.
    private static TestVault Filled(IIndexEngine engine, int messages)
    {
        var vault = new TestVault(engine, maxSegmentBytes: 6_000);
        File.WriteAllText(Path.Join(vault.Root, ".crucible", "config.yaml"), MixedSessions.Settings);
        var sessions = new MixedSessions(vault.Vault, vault.Clock.Advance, seed: 5);
        for (int i = 0; i < messages; i++)
        {
            if (i % 18 == 0)
            {
                sessions.Begin();
            }

            sessions.Say();
            if (i % 40 == 19)
            {
                vault.Vault.Search(new() { Query = "alpha" });
            }
        }

        return vault;
    }

    private static string Answer(Vault vault, string query)
    {
        var result = vault.Search(new() { Query = query, Zone = TimeZoneInfo.Utc, Limit = 40, FillTo = 5 });
        string counts = string.Join(',', result.WordCounts);
        return SearchDump.Of(result) + counts;
    }
}
