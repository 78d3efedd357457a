using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// A question for hits that fit less well, in which a word that stands nowhere is asked as a beginning: who looks for
/// <c>fix</c> is better served by <c>fixed</c> than by nothing (docs/search.md, "Fewer words").
/// </summary>
/// <param name="Operands">The operands, some of them as beginnings.</param>
/// <param name="Words">All words, to score and show.</param>
/// <param name="Begun">The beginnings that were put in the place of words.</param>
internal sealed record BegunWords(SessionTier.Operands Operands, IReadOnlyList<MatchWords> Words, IReadOnlyList<string> Begun)
{
    /// <summary>Puts beginnings in the place of what does not stand.</summary>
    /// <param name="operands">The question's operands.</param>
    /// <param name="words">Its words.</param>
    /// <param name="stands">Whether any message that may be shown has something.</param>
    public static BegunWords Of(SessionTier.Operands operands, IReadOnlyList<MatchWords> words, Func<Match, bool> stands)
    {
        var wanted = new List<Match>();
        var shown = words.ToList();
        var begun = new List<string>();
        foreach (var operand in operands.Wanted)
        {
            var instead = stands(operand) ? null : Beginnings(operand).FirstOrDefault(stands);
            wanted.Add(instead ?? operand);
            if (instead is not null)
            {
                var beginning = QuestionWords.Of(instead);
                begun.Add(string.Join(' ', beginning[0].Words));
                shown = [.. shown.Except(QuestionWords.Of(operand)), .. beginning];
            }
        }

        return new(operands with { Wanted = wanted }, shown, begun);
    }

    private static IEnumerable<Match> Beginnings(Match operand)
    {
        if (WordBeginning.Of(operand) is { } begun)
        {
            yield return begun;
        }

        foreach (var (_, shorter) in operand is MatchWords { IsPrefix: false } words ? WordBeginning.WithoutEnding(words) : [])
        {
            yield return shorter;
        }
    }
}
