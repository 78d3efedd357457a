using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// What may have been meant when nothing matched: which words stand nowhere, and what of the vault is spelled nearly so
/// (docs/search.md, "Did you mean"). The question itself is never changed, and whether a proposal finds anything is for
/// the caller to ask.
/// </summary>
/// <param name="index">The words that there are.</param>
/// <param name="limit">When it is over, what was found until then is all.</param>
/// <param name="cancel">Ends it.</param>
internal sealed class SpellingHints(ISessionIndex index, TimeLimit limit, CancellationToken cancel)
{
    private const int MostSpellings = 3;
    private const int MostCandidates = 20;

    // Of words of some letters in a vault of some gigabytes; SQLite lists as many in about 50 ms.
    private const int MostCompared = 10_000;
    private const int MostCounted = 1_000;

    /// <summary>In how many messages each of the typed words stands.</summary>
    public IReadOnlyList<WordCount> Counts(IReadOnlyList<TypedWords> typed) => [.. typed.Select(Count)];

    /// <summary>The query with something else for what stands nowhere, the likeliest first; none where one of it has no neighbour.</summary>
    public IEnumerable<string> Proposals(SearchQuestion question, IReadOnlyList<WordCount> counts)
    {
        var missing = question.Typed.Zip(counts)
            .Where(pair => pair.Second.Messages == 0)
            .Select(pair => (Typed: pair.First, Spellings: Spellings(pair.First, question.Text)))
            .ToList();
        if (missing.Count == 0 || missing.Exists(one => one.Spellings.Count == 0))
        {
            return [];
        }

        return Enumerable.Range(0, missing.Max(one => one.Spellings.Count))
            .Select(number => Respell(question.Text, missing, number))
            .Distinct(StringComparer.Ordinal);
    }

    private static string Respell(string query, List<(TypedWords Typed, List<string> Spellings)> missing, int number)
    {
        foreach (var (typed, spellings) in missing.OrderByDescending(one => one.Typed.Column))
        {
            string text = typed.Text + typed.Sign;
            int start = query.IndexOf(text, typed.Column - 1, StringComparison.Ordinal);
            string spelling = spellings[Math.Min(number, spellings.Count - 1)];
            query = start < 0 ? query : query[..start] + spelling + Rest(query, start + text.Length, spelling);
        }

        return query;
    }

    // A star that stands there already is enough.
    private static string Rest(string query, int end, string spelling) =>
        spelling.EndsWith('*') && end < query.Length && query[end] == '*' ? query[(end + 1)..] : query[end..];

    private WordCount Count(TypedWords typed)
    {
        int messages = index.Walk(typed.Match, TimeRange.Always).Take(CandidateWalk.MostCounted + 1).Count();
        return new(typed.Text + typed.Sign, Math.Min(messages, CandidateWalk.MostCounted), messages <= CandidateWalk.MostCounted);
    }

    private List<string> Spellings(TypedWords typed, string query)
    {
        bool isQuoted = typed.Column <= query.Length && query[typed.Column - 1] == '"';
        IEnumerable<string> all = isQuoted ? Respelled(typed) : [.. AsField(typed), .. Begun(typed), .. Respelled(typed), .. WithoutEnding(typed)];
        return [.. all.Distinct(StringComparer.Ordinal)];
    }

    // titel:spare
    private static IEnumerable<string> AsField(TypedWords typed)
    {
        int colon = typed.Text.IndexOf(':', StringComparison.Ordinal);
        string name = colon > 0 ? typed.Text[..colon] : "";
        if (name.Length > 0 && colon < typed.Text.Length - 1 && QueryFields.Find(name) is null && QueryFields.Nearest(name) is { } field)
        {
            yield return field + typed.Text[colon..];
        }
    }

    private IEnumerable<string> Begun(TypedWords typed)
    {
        if (WordBeginning.Of(typed.Match) is { } begun && Stands(begun))
        {
            yield return typed.Text + "*";
        }
    }

    private IEnumerable<string> WithoutEnding(TypedWords typed)
    {
        if (typed.Match is not MatchWords words || !typed.Text.EndsWith(words.Words[^1], StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        foreach (var (fewer, shorter) in WordBeginning.WithoutEnding(words))
        {
            if (Stands(shorter))
            {
                yield return typed.Text[..^fewer] + "*";
                yield break;
            }
        }
    }

    private IEnumerable<string> Respelled(TypedWords typed)
    {
        var words = QuestionWords.Of(typed.Match).SelectMany(match => match.Words).Distinct(StringComparer.Ordinal);
        foreach (string word in words.Where(word => word.Length >= WordBeginning.FewestLetters && !Stands(new MatchWords([word]))))
        {
            int at = typed.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return Nearest(word).Select(near => typed.Text[..at] + InCase(typed.Text[at], near) + typed.Text[(at + word.Length)..]);
            }
        }

        return [];
    }

    // getUserNmae has its parts by the capitals.
    private static string InCase(char first, string word) => char.IsUpper(first) ? char.ToUpperInvariant(word[0]) + word[1..] : word;

    private bool Stands(Match match) => !limit.IsOver && index.Walk(match, TimeRange.Always).Any();

    // Few words begin with the same two letters; all that begin with the first are looked at only where those gave none.
    private List<string> Nearest(string word)
    {
        if (char.IsSurrogate(word[0]) || char.IsSurrogate(word[1]))
        {
            return [];
        }

        var near = Nearest(word, [word[..2], $"{word[1]}{word[0]}"]);
        return near.Count > 0 ? near : Nearest(word, [word[..1]]);
    }

    private List<string> Nearest(string word, string[] beginnings) => beginnings
        .Distinct(StringComparer.Ordinal)
        .SelectMany(beginning => index.WordsFrom(beginning).Take(MostCompared))
        .TakeWhile(_ => !limit.IsOver)
        .Distinct(StringComparer.Ordinal)
        .Select(known => (Word: known, Distance: DistanceTo(known, word)))
        .Where(known => known.Distance is not null)
        .OrderBy(known => known.Distance)
        .ThenBy(known => known.Word, StringComparer.Ordinal)
        .Take(MostCandidates)
        .Select(known => (known.Word, known.Distance, Messages: Messages(known.Word)))
        .Where(known => known.Messages > 0)
        .OrderBy(known => known.Distance)
        .ThenByDescending(known => known.Messages)
        .ThenBy(known => known.Word, StringComparer.Ordinal)
        .Take(MostSpellings)
        .Select(known => known.Word)
        .ToList();

    private int? DistanceTo(string known, string word)
    {
        cancel.ThrowIfCancellationRequested();
        return Spelling.Distance(known, word);
    }

    // The engine may still know words of messages that are gone.
    private int Messages(string word) =>
        limit.IsOver ? 0 : index.Walk(new MatchWords([word]), TimeRange.Always).Take(MostCounted).Count();
}
