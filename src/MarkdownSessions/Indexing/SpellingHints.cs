using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// What to say when nothing matched: which words stand nowhere, and which words of the vault are spelled nearly so
/// (docs/search.md, "Did you mean"). The question itself is never changed.
/// </summary>
internal sealed class SpellingHints(ISessionIndex index, CancellationToken cancel)
{
    private const int MostProposals = 3;

    // Shorter words have too many neighbours.
    private const int FewestLetters = 3;

    // All words of one first letter in a vault of some gigabytes; they are compared in about 0.1 s.
    private const int MostCompared = 200_000;
    private const int MostCandidates = 20;
    private const int MostCounted = 1_000;

    /// <summary>In how many messages each of the typed words stands.</summary>
    public IReadOnlyList<WordCount> Counts(IReadOnlyList<TypedWords> typed) => [.. typed.Select(Count)];

    /// <summary>The query with other spellings of what stands nowhere, the likeliest first; none where one of them has no neighbour.</summary>
    public IReadOnlyList<string> Proposals(SearchQuestion question, IReadOnlyList<WordCount> counts)
    {
        var missing = question.Typed.Zip(counts)
            .Where(pair => pair.Second.Messages == 0)
            .Select(pair => (Typed: pair.First, Spellings: Spellings(pair.First)))
            .ToList();
        if (missing.Count == 0 || missing.Exists(one => one.Spellings.Count == 0))
        {
            return [];
        }

        int most = Math.Min(MostProposals, missing.Max(one => one.Spellings.Count));
        return
        [
            .. Enumerable.Range(0, most)
                .Select(number => Respell(question.Text, missing, number))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Respell(string query, List<(TypedWords Typed, List<string> Spellings)> missing, int number)
    {
        foreach (var (typed, spellings) in missing.OrderByDescending(one => one.Typed.Column))
        {
            int start = query.IndexOf(typed.Text, typed.Column - 1, StringComparison.Ordinal);
            string spelling = spellings[Math.Min(number, spellings.Count - 1)];
            query = start < 0 ? query : query[..start] + spelling + query[(start + typed.Text.Length)..];
        }

        return query;
    }

    private WordCount Count(TypedWords typed)
    {
        int messages = index.Walk(typed.Match, TimeRange.Always).Take(CandidateWalk.MostCounted + 1).Count();
        return new(typed.Text, Math.Min(messages, CandidateWalk.MostCounted), messages <= CandidateWalk.MostCounted);
    }

    private List<string> Spellings(TypedWords typed)
    {
        var words = QuestionWords.Of(typed.Match).SelectMany(match => match.Words).Distinct(StringComparer.Ordinal);
        foreach (string word in words.Where(word => word.Length >= FewestLetters && IsUnknown(word)))
        {
            int at = typed.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return [.. Nearest(word).Select(near => typed.Text[..at] + near + typed.Text[(at + word.Length)..])];
            }
        }

        return [];
    }

    private bool IsUnknown(string word) => !index.Walk(new MatchWords([word]), TimeRange.Always).Any();

    private List<string> Nearest(string word)
    {
        int most = word.Length < 5 ? 1 : 2;

        // The first letter is seldom wrong, but the first two change places.
        return new[] { word[..1], word[1..2] }
            .Distinct(StringComparer.Ordinal)
            .Where(beginning => !char.IsSurrogate(beginning[0]))
            .SelectMany(beginning => index.WordsFrom(beginning).Take(MostCompared))
            .Where(known => Math.Abs(known.Length - word.Length) <= most && known != word)
            .Select(known => (Word: known, Distance: DistanceTo(known, word)))
            .Where(known => known.Distance <= most)
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Word, StringComparer.Ordinal)
            .Take(MostCandidates)
            .Select(known => (known.Word, known.Distance, Messages: Messages(known.Word)))
            .Where(known => known.Messages > 0)
            .OrderBy(known => known.Distance)
            .ThenByDescending(known => known.Messages)
            .ThenBy(known => known.Word, StringComparer.Ordinal)
            .Take(MostProposals)
            .Select(known => known.Word)
            .ToList();
    }

    private int DistanceTo(string known, string word)
    {
        cancel.ThrowIfCancellationRequested();
        return EditDistance.Of(known, word);
    }

    // The engine may still know words of messages that are gone.
    private int Messages(string word) => index.Walk(new MatchWords([word]), TimeRange.Always).Take(MostCounted).Count();
}
