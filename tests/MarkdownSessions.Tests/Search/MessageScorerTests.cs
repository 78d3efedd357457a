using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class MessageScorerTests
{
    [Fact]
    public void A_score_is_BM25_to_four_digits()
    {
        // Worked by hand: f = 1, length 3: 2.2 / (1 + 1.2 * (0.25 + 0.75 * 3 / 200)).
        Assert.Equal(1.6749, Score("export", Prose("export the button")), 0.0001);
    }

    [Theory]
    [InlineData(1000, 10, 4.5574)]
    [InlineData(1_000_000, 1, 13.4100)]
    [InlineData(10, 10, 0.0465)]
    [InlineData(0, 0, 0.6931)]
    public void Rarity_is_the_natural_logarithm(long messages, long holding, double expected) =>
        Assert.Equal(expected, Bm25.Rarity(messages, holding) / (double)Bm25.One, 0.0002);

    [Fact]
    public void Rarity_falls_with_every_message_that_has_the_word()
    {
        for (int holding = 1; holding <= 5000; holding++)
        {
            Assert.True(Bm25.Rarity(5000, holding) <= Bm25.Rarity(5000, holding - 1));
        }
    }

    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(0, 5)]
    public void No_count_overflows(long messages, long holding)
    {
        long score = Bm25.Term(Bm25.Rarity(messages, holding), long.MaxValue, int.MaxValue);

        Assert.InRange(score, 0, 64 * Bm25.One);
    }

    [Theory]
    [InlineData("export", "export export x x", "export x x x")]
    [InlineData("export", "export x", "export x x x x x x x")]
    [InlineData("export button", "the export button fails", "the button of export")]
    [InlineData("export button", "the export of the button", "export this and that and then at last a button")]
    [InlineData("getUserName", "call getUserName now", "get user name here")]
    [InlineData("GitHub", "GitHub or GitHub", "github or x x")]
    public void Ranks_higher(string query, string higher, string lower) => Assert.True(Score(query, Prose(higher)) > Score(query, Prose(lower)));

    [Fact]
    public void Weights_tell_who_said_it_and_where()
    {
        var tool = Words(TextColumns.Tool, "export");
        double[] scores =
        [
            Score("export", Prose("export"), role: null), Score("export", Prose("export"), Role.User),
            Score("export", Prose("export")), Score("export", tool, Role.User),
        ];

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(scores.Length, scores.Distinct().Count());
        Assert.Equal(Score("export", tool), Score("export", Words(TextColumns.Thinking, "export")));
    }

    [Fact]
    public void Words_out_of_scope_count_nothing() => Assert.Equal(0, Score("in:code export", Prose("export")));

    [Fact]
    public void Words_across_a_gap_are_no_neighbours()
    {
        var apart = ColumnWordsBuilder.Scored([new(TextColumns.Prose, "the export", 1), new(TextColumns.Prose, "button it", 1)]);

        Assert.True(Score("export button", Prose("the export button it")) > Score("export button", apart));
        Assert.Equal(0, Score("\"export button\"", apart));
    }

    [Fact]
    public void A_rare_word_counts_more_where_rarity_weighs()
    {
        var question = Question("rare OR common");
        var scorer = new MessageScorer(question.Words, new(1000, [2, 900]));

        Assert.True(scorer.Score(Prose("rare x"), Role.User) > scorer.Score(Prose("common x"), Role.User));
    }

    [Fact]
    public void Scores_do_not_depend_on_what_was_scored_before()
    {
        var random = new Random(21);
        var messages = Enumerable.Range(0, 200).Select(_ => Prose(OddTexts.Next(random) + " export button")).ToList();
        var scorer = new MessageScorer(Question("export button OR utf8").Words, new(1000, [5, 10, 20]));

        var forward = messages.Select(message => scorer.Score(message, Role.User)).ToList();
        var backward = messages.AsEnumerable().Reverse().Select(message => scorer.Score(message, Role.User)).Reverse().ToList();

        Assert.Equal(forward, backward);
        Assert.True(forward.Distinct().Count() > 10);
    }

    [Fact]
    public void A_fixed_score_stays_what_it_is() =>
        Assert.Equal(353_379, new MessageScorer(Question("export button").Words, null).Score(Prose("The export button, exported by src/a.b."), Role.User));

    private static double Score(string query, ColumnWords message, Role? role = Role.Assistant) =>
        new MessageScorer(Question(query).Words, null).Score(message, role) / (double)Bm25.One;

    private static SearchQuestion Question(string query) =>
        QueryParser.Parse(query, new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc));

    private static ColumnWords Prose(string text) => Words(TextColumns.Prose, text);

    private static ColumnWords Words(TextColumns column, string text) => ColumnWordsBuilder.Scored([new(column, text, 1)]);
}
