using MarkdownSessions.Search;
using Xunit;

namespace MarkdownSessions.Testing;

/// <content>Random histories, and that comparing them finds mistakes.</content>
public abstract partial class SessionIndexContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Grown_is_rebuilt_is_right(int seed)
    {
        var comparison = new IndexComparison(Engine, folders.Folder("grown"), folders.Folder("rebuilt"));

        Assert.Empty(comparison.Differences(seed, questions: 200));
    }

    [Fact]
    public void The_comparison_sees_an_engine_that_loses_messages()
    {
        var mistaken = new MistakenEngine(Engine, (index, match, range) =>
            index.Walk(match, range).Where((_, position) => position % 50 != 49));
        var comparison = new IndexComparison(mistaken, folders.Folder("grown"), folders.Folder("rebuilt"));

        Assert.NotEmpty(comparison.Differences(1, questions: 200));
    }

    [Fact]
    public void The_comparison_sees_an_engine_that_ignores_negations()
    {
        var mistaken = new MistakenEngine(Engine, (index, match, range) => index.Walk(WithoutNegation(match), range));
        var comparison = new IndexComparison(mistaken, folders.Folder("grown"), folders.Folder("rebuilt"));

        Assert.NotEmpty(comparison.Differences(1, questions: 200));
    }

    [Fact]
    public void The_comparison_sees_an_engine_that_breaks_ties_wrongly()
    {
        var mistaken = new MistakenEngine(Engine, (index, match, range) =>
            index.Walk(match, range).OrderByDescending(key => key.Ticks).ThenBy(key => key.Ordinal));
        var comparison = new IndexComparison(mistaken, folders.Folder("grown"), folders.Folder("rebuilt"));

        Assert.NotEmpty(comparison.Differences(1, questions: 200));
    }

    private static Match WithoutNegation(Match match) => match switch
    {
        MatchNot not => WithoutNegation(not.Operand),
        MatchAll all => new MatchAll([.. all.Operands.Select(WithoutNegation)]),
        MatchAny any => new MatchAny([.. any.Operands.Select(WithoutNegation)]),
        _ => match,
    };
}
