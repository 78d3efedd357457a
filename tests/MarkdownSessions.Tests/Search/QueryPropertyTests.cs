using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class QueryPropertyTests
{
    private const int Rounds = 20_000;

    private static readonly QueryClock Clock = new(new(2026, 7, 2, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc);

    [Fact]
    public void Any_text_is_understood_and_what_is_printed_means_the_same()
    {
        var random = new Random(11);
        for (int i = 0; i < Rounds; i++)
        {
            string query = OddTexts.Next(random)
                .Replace("date:", "type:", StringComparison.Ordinal)
                .Replace("Button", "Button~2", StringComparison.Ordinal)
                .Replace("utf8", "utf8~", StringComparison.Ordinal);
            var match = QueryParser.Parse(query, Clock).Match;
            if (match is not null)
            {
                Assert.True(MeansTheSame(match, MatchPrinter.Print(match)), $"{query} => {MatchPrinter.Print(match)}");
            }
        }
    }

    [Fact]
    public void Any_tree_printed_and_read_is_itself()
    {
        var random = new Random(12);
        for (int i = 0; i < Rounds; i++)
        {
            var match = NextTree(random, depth: 3);
            Assert.True(MeansTheSame(match, MatchPrinter.Print(match)), MatchPrinter.Print(match));
        }
    }

    [Fact]
    public void Brackets_left_out_are_noticed()
    {
        var match = QueryParser.Parse("(a OR b) c", Clock).Match!;

        Assert.True(MeansTheSame(match, MatchPrinter.Print(match)));
        Assert.False(MeansTheSame(match, "a OR b c"));
    }

    [Fact]
    public void A_letter_more_that_may_be_wrong_is_noticed()
    {
        var match = QueryParser.Parse("alpha~2 c", Clock).Match!;

        Assert.True(MeansTheSame(match, MatchPrinter.Print(match)));
        Assert.False(MeansTheSame(match, "alpha~ c"));
        Assert.False(MeansTheSame(match, "alpha c"));
    }

    [Fact]
    public void Any_characters_give_a_question_or_a_refusal()
    {
        var random = new Random(13);
        for (int i = 0; i < Rounds; i++)
        {
            string query = string.Create(random.Next(20), random, (to, chance) => chance.GetItems("date:since-..()\"*~ ORNT0127a报\uD800:<>=/\\".AsSpan(), to));
            try
            {
                Assert.Equal(query, QueryParser.Parse(query, Clock).Text);
            }
            catch (QueryException refused)
            {
                Assert.InRange(refused.Column, 1, query.Length);
            }
        }
    }

    private static bool MeansTheSame(Match match, string printed) => match.Equals(QueryParser.Parse(printed, Clock).Match);

    private static Match NextTree(Random random, int depth) => random.Next(depth == 0 ? 4 : 7) switch
    {
        0 or 1 => NextWords(random),
        2 => random.Next(2) == 0 ? NextPhrase(random) : NextFuzzy(random),
        3 => NextFact(random),
        4 => MatchForm.Any(NextTrees(random, depth - 1))!,
        5 => MatchForm.All([MatchForm.Not(NextTree(random, depth - 1)), .. NextTrees(random, depth - 1)])!,
        _ => MatchForm.All(NextTrees(random, depth - 1))!,
    };

    private static MatchFuzzy NextFuzzy(Random random) =>
        new(random.GetItems(["alpha", "not", "utf8"], 1)[0], random.Next(1, 3)) { Columns = NextColumns(random) };

    private static MatchFact NextFact(Random random) => random.Next(3) switch
    {
        0 => new($"file:{random.GetItems(["src/", "a,b.cs", "*.cs", "program.cs"], 1)[0]}") { IsPrefix = random.Next(2) == 0 },
        1 => new($"has:{random.GetItems(["code", "error"], 1)[0]}"),
        _ => new($"{random.GetItems(["role", "type", "model"], 1)[0]}:{random.GetItems(["user", "agent"], 1)[0]}"),
    };

    private static Match[] NextTrees(Random random, int depth) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => NextTree(random, depth))];

    private static MatchWords NextWords(Random random)
    {
        string word = random.GetItems(["alpha", "beta", "or", "utf8"], 1)[0];
        return new([word]) { Whole = "=" + word, IsPrefix = word.Length > 3 && random.Next(3) == 0, Columns = NextColumns(random) };
    }

    private static MatchWords NextPhrase(Random random) =>
        new(random.GetItems(["alpha", "not", "b", "日本", "gamma"], random.Next(1, 4)).Select((word, i) => word).Where(word => word != "日本").DefaultIfEmpty("日本").ToList())
        {
            Columns = NextColumns(random),
        };

    private static TextColumns NextColumns(Random random) => random.Next(3) == 0 ? (TextColumns)random.Next(1, 16) : TextColumns.All;
}
