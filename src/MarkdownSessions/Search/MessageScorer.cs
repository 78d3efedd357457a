using MarkdownSessions.Model;

namespace MarkdownSessions.Search;

/// <summary>
/// Scores messages for one question (docs/search.md, "Score"). A score is a function of the
/// question and the message's words: it does not know in what order or among which others
/// messages are scored. Ties are the caller's: newest first, then address.
/// </summary>
internal sealed class MessageScorer
{
    // Weights in halves: a person's words 1.5, a title 2, tool and thinking 0.5, the rest 1.
    private const int ProseWeight = 2;
    private const int PersonWeight = 3;
    private const int TitleWeight = 4;
    private const int AsideWeight = 1;

    // Words of the question that stand nearly side by side count half of a true neighbourhood.
    private const int Near = 5;

    private readonly IReadOnlyList<MatchWords> words;
    private readonly int[] termOf;
    private readonly long[] rarity;

    /// <summary>Prepares for a question.</summary>
    /// <param name="words">The question's words.</param>
    /// <param name="frequencies">How common they are; null when rarity shall not weigh.</param>
    public MessageScorer(IReadOnlyList<MatchWords> words, WordFrequencies? frequencies)
    {
        this.words = words;
        termOf = TermsOf(words);
        rarity = new long[words.Count == 0 ? 0 : termOf[^1] + 1];
        for (int i = 0; i < words.Count; i++)
        {
            long own = frequencies is null ? Bm25.One : Bm25.Rarity(frequencies.Messages, frequencies.Holding[i]);
            bool isFirst = i == 0 || termOf[i - 1] != termOf[i];
            rarity[termOf[i]] = isFirst ? own : Math.Min(own, rarity[termOf[i]]);
        }
    }

    /// <summary>The message's score, 0 or more; <see cref="Bm25.One"/> is 1.</summary>
    /// <param name="message">Its words, of the beginning only: <see cref="ColumnWordsBuilder.Scored"/>.</param>
    /// <param name="role">Who says it; null for a title.</param>
    public long Score(ColumnWords message, Role? role)
    {
        var counts = new Counts(rarity.Length);
        Count(message.Prose, TextColumns.Prose, ProseWeightOf(role), counts);
        Count(message.Code, TextColumns.Code, ProseWeight, counts);
        Count(message.Tool, TextColumns.Tool, AsideWeight, counts);
        Count(message.Thinking, TextColumns.Thinking, AsideWeight, counts);

        long score = 0;
        for (int term = 0; term < rarity.Length; term++)
        {
            score += Bm25.Term(rarity[term], counts.Halves[term], counts.Length);
            if (term > 0)
            {
                // Two words side by side count like one more word of their mean rarity.
                score += Bm25.Term((rarity[term - 1] + rarity[term]) / 2, counts.PairQuarters[term] / 2, counts.Length);
            }
        }

        return score;
    }

    private static int ProseWeightOf(Role? role) => role switch
    {
        null => TitleWeight,
        Role.User => PersonWeight,
        _ => ProseWeight,
    };

    /// <summary>An identifier and its spelling in one piece are one term, and so are the words for a fuzzy word.</summary>
    private static int[] TermsOf(IReadOnlyList<MatchWords> words)
    {
        var terms = new int[words.Count];
        for (int i = 1; i < words.Count; i++)
        {
            terms[i] = terms[i - 1] + (IsOneTerm(words[i - 1], words[i]) ? 0 : 1);
        }

        return terms;
    }

    private static bool IsOneTerm(MatchWords first, MatchWords next) => QueryWords.IsSameInOnePiece(first, next) || next.StandsBeside(first);

    private void Count(string column, TextColumns name, int weight, Counts counts)
    {
        if (column.Length == 0)
        {
            return;
        }

        var list = WordList.OfColumn(column);
        counts.BeginPiece();
        for (int number = 0; number < list.Count; number++)
        {
            if (list.IsGap(number))
            {
                counts.BeginPiece();
                continue;
            }

            counts.Length++;
            CountAt(list, number, name, weight, counts);
        }

        CountWholes(list, name, weight, counts);
    }

    private void CountAt(WordList list, int number, TextColumns name, int weight, Counts counts)
    {
        for (int i = 0; i < words.Count; i++)
        {
            var match = words[i];
            if (match.Columns.HasFlag(name) && list.StandsAt(match, number))
            {
                counts.Add(termOf[i], number, match.Words.Count, weight);
            }
        }
    }

    // An identifier that stands there whole counts once more than its parts in a row.
    private void CountWholes(WordList list, TextColumns name, int weight, Counts counts)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i].Columns.HasFlag(name))
            {
                counts.Halves[termOf[i]] += weight * list.PlacesOfWhole(words[i]).Count();
            }
        }
    }

    private sealed class Counts(int terms)
    {
        private readonly int[] lastEnd = new int[terms];

        public long[] Halves { get; } = new long[terms];

        public long[] PairQuarters { get; } = new long[terms];

        public long Length { get; set; }

        public void BeginPiece() => Array.Fill(lastEnd, int.MinValue / 2);

        public void Add(int term, int number, int length, int weight)
        {
            Halves[term] += weight;
            int distance = term > 0 ? number - lastEnd[term - 1] : int.MaxValue;
            if (distance is >= 0 and < Near)
            {
                PairQuarters[term] += distance == 0 ? 2 * weight : weight;
            }

            lastEnd[term] = number + length;
        }
    }
}
