using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Search;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>Whatever is asked: the index that grew, the one that is built anew, and the files themselves give one answer.</summary>
public class QueryEqualityTests
{
    private const int Questions = 500;

    [Fact]
    public void Five_hundred_questions_of_every_kind_have_one_answer()
    {
        var differences = Differences(new SqliteIndexEngine(), Questions, out int found);

        Assert.True(differences.Count == 0, string.Join("\n\n", differences.Take(3)));
        Assert.InRange(found, Questions / 3, Questions);
    }

    [Theory]
    [InlineData("role:")]
    [InlineData("file:")]
    [InlineData("has:")]
    public void An_engine_that_does_not_know_a_fact_is_found_out(string fact)
    {
        var mistaken = new MistakenEngine(new SqliteIndexEngine(), (index, match, range) => index.Walk(Without(match, fact), range));

        Assert.NotEmpty(Differences(mistaken, 100, out _));
    }

    [Fact]
    public void Sums_that_count_the_last_message_twice_are_found_out()
    {
        var mistaken = new MistakenEngine(
            new SqliteIndexEngine(),
            (index, match, range) => index.Walk(match, range),
            session => session with { SettledUsage = session.Usage });

        Assert.NotEmpty(Differences(mistaken, 100, out _));
    }

    private static List<string> Differences(IIndexEngine engine, int questions, out int found)
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

    private static Match Without(Match match, string fact) => match switch
    {
        MatchNot not => new MatchNot(Without(not.Operand, fact)),
        MatchAll all => new MatchAll([.. all.Operands.Select(operand => Without(operand, fact))]),
        MatchAny any => new MatchAny([.. any.Operands.Select(operand => Without(operand, fact))]),
        MatchFact asked when asked.Fact.StartsWith(fact, StringComparison.Ordinal) => new MatchEverything(),
        _ => match,
    };
}
