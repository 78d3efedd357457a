using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Search;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Sqlite;

public class SqliteAnswerTests : AnswerContract
{
    protected override IIndexEngine Engine { get; } = new SqliteIndexEngine();

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

    private static Match Without(Match match, string fact) => match switch
    {
        MatchNot not => new MatchNot(Without(not.Operand, fact)),
        MatchAll all => new MatchAll([.. all.Operands.Select(operand => Without(operand, fact))]),
        MatchAny any => new MatchAny([.. any.Operands.Select(operand => Without(operand, fact))]),
        MatchFact asked when asked.Fact.StartsWith(fact, StringComparison.Ordinal) => new MatchEverything(),
        _ => match,
    };
}
