using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// A <see cref="Match"/> as Lucene asks it: terms, phrases and prefixes made by hand, nothing analysed, nothing parsed.
/// </summary>
/// <param name="words">The state that is asked: a phrase whose last word is only begun needs its words.</param>
internal sealed class LuceneQuery(IndexReader words)
{
    static LuceneQuery() =>
        // The core bounds what a person may type; Lucene's own bound would make an answer fail.
        BooleanQuery.MaxClauseCount = int.MaxValue;

    /// <summary>Translates a question.</summary>
    public Query Of(Match match) => match switch
    {
        MatchEverything => Everything(),
        MatchAll all => All(all.Operands),
        MatchAny any => Any(any.Operands.Select(Of)),
        MatchNot => All([match]),
        MatchWords words => Words(words),
        MatchFact fact => Fact(fact),
        _ => throw new ArgumentException($"no engine knows {match.GetType().Name}", nameof(match)),
    };

    // A boolean query without clauses finds nothing.
    private static BooleanQuery Nothing() => [];

    // What is only refused finds nothing in Lucene: everything has to be wanted besides.
    private BooleanQuery All(IReadOnlyList<Match> operands)
    {
        var query = Nothing();
        if (operands.All(operand => operand is MatchNot))
        {
            query.Add(Everything(), Occur.MUST);
        }

        foreach (var operand in operands)
        {
            if (operand is MatchNot not)
            {
                query.Add(Of(not.Operand), Occur.MUST_NOT);
            }
            else
            {
                query.Add(Of(operand), Occur.MUST);
            }
        }

        return query;
    }

    private static BooleanQuery Any(IEnumerable<Query> operands)
    {
        var query = Nothing();
        foreach (var operand in operands)
        {
            query.Add(operand, Occur.SHOULD);
        }

        return query;
    }

    private static Query Fact(MatchFact fact) =>
        IsWord(fact.Fact) ? Unscored(Word(MessageFields.Facts, fact.Fact, fact.IsPrefix)) : Nothing();

    private static ConstantScoreQuery Everything() => Unscored(new MatchAllDocsQuery());

    // What is no word of the question makes no message fit better, where Lucene ranks.
    private static ConstantScoreQuery Unscored(Query query) => new(query) { Boost = 0 };

    private BooleanQuery Words(MatchWords match) => Any(MessageFields.Columns
        .Where(column => match.Columns.HasFlag(column.Column))
        .SelectMany(column => Ways(column.Field, match)));

    private IEnumerable<Query> Ways(string field, MatchWords match)
    {
        if (match.Words.Count > 0 && match.Words.All(IsWord))
        {
            yield return Phrase(field, match.Words, match.IsPrefix);
        }

        if (match.Whole is { } whole && IsWord(whole))
        {
            yield return Word(field, whole, match.IsPrefix);
        }
    }

    private Query Phrase(string field, IReadOnlyList<string> phrase, bool isPrefix)
    {
        if (phrase.Count == 1)
        {
            return Word(field, phrase[0], isPrefix);
        }

        var query = new MultiPhraseQuery();
        foreach (string word in phrase.SkipLast(1))
        {
            query.Add(new Term(field, word));
        }

        Term[] last = isPrefix ? [.. Begun(field, phrase[^1])] : [new(field, phrase[^1])];
        if (last.Length == 0)
        {
            return Nothing();
        }

        query.Add(last);
        return query;
    }

    private static Query Word(string field, string word, bool isPrefix)
    {
        var term = new Term(field, word);
        return isPrefix
            ? new PrefixQuery(term) { MultiTermRewriteMethod = MultiTermQuery.CONSTANT_SCORE_FILTER_REWRITE }
            : new TermQuery(term);
    }

    private IEnumerable<Term> Begun(string field, string beginning) =>
        Vocabulary.From(words, field, beginning).Select(word => new Term(field, BytesRef.DeepCopyOf(word)));

    // A word with a blank in it, or an empty one, is none; half a surrogate pair would be asked as U+FFFD.
    private static bool IsWord(string word) =>
        word.Length > 0 && !word.Contains(' ', StringComparison.Ordinal) && IsWellFormed(word);

    private static bool IsWellFormed(string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (char.IsHighSurrogate(word[i]) && i + 1 < word.Length && char.IsLowSurrogate(word[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(word[i]))
            {
                return false;
            }
        }

        return true;
    }
}
