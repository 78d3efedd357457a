using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Answers one question from an index and the files (docs/search.md): the index says which
/// messages fit, newest first; the files give their text, by which they are ranked and shown. So
/// the answer is the same for every engine, grown or rebuilt, and for the scan.
/// </summary>
internal sealed class Searcher(
    ISessionIndex index,
    Func<SessionId, SessionSource?> filesOf,
    VaultPaths paths,
    SearchRequest request,
    SearchQuestion question,
    Func<string?, TokenUsage, decimal?> price,
    CancellationToken cancel)
{
    private readonly CandidateReader reader = new(index, filesOf, paths, cancel);
    private WordFrequencies? frequencies;
    private BegunWords? begun;
    private Families families = request.IncludeChildren ? Families.Apart : Families.Whole;

    /// <summary>Sessions whose files no longer say what the index learned of them.</summary>
    public IReadOnlyCollection<SessionId> Drifted => reader.Drifted;

    /// <summary>Sessions whose files cannot be read; the answer lacks what they would say. Paths relative to the vault.</summary>
    public IReadOnlyCollection<LogIssue> Unread => reader.Unread;

    /// <summary>How many match, as <see cref="Search"/> would say; no file is read.</summary>
    public (long Total, bool IsExact, SearchTier Tier) Count()
    {
        if (question.Words.Count == 0)
        {
            return (Fitting().Count, true, SearchTier.Session);
        }

        bool isOfSessions = request.Within is SearchWithin.Session || question.Within is SearchWithin.Session;
        var (matches, tier) = Matches(SessionTier.Split(question.Match!, isOfSessions), Allowed());
        return (matches.Total, matches.TotalIsExact, tier);
    }

    /// <summary>Answers.</summary>
    public SearchResult Search()
    {
        if (question.Words.Count == 0)
        {
            return Sessions();
        }

        var allowed = Allowed();
        return request.Ranking is SearchRanking.Engine ? ByEngine(allowed) ?? ByCore(allowed) : ByCore(allowed);
    }

    private SearchResult ByCore(Func<int, bool> allowed)
    {
        bool isOfSessions = request.Within is SearchWithin.Session || question.Within is SearchWithin.Session;
        var apart = SessionTier.Split(question.Match!, isOfSessions);
        var (matches, tier) = Matches(apart, allowed);
        var scorer = new MessageScorer(question.Words, question.NeedsFrequencies ? Frequencies() : null);
        var ranked = reader.Rank(matches.Keys, scorer);
        var folded = Fold(ranked);
        var shown = Shown(folded, tier);
        bool isFixed = request.Within is not null || question.Within is not null;
        var added = apart is null || isFixed ? [] : Added(apart, allowed, shown, tier);
        var ranking = new Ranking(ranked.Count, matches.Total, matches.TotalIsExact, matches.AreAll);
        var result = Result(folded, shown, added, ranking, matches.Total == 0 && added.Count > 0 ? SearchTier.Some : tier);
        return request.Ranking is SearchRanking.Engine && result.Hits.Count > 0
            ? result with { Warnings = [.. result.Warnings, "no message has all the words, and an engine ranks messages only: these are in the core's order"] }
            : result;
    }

    // An engine scores messages. Null where none has all the words, or sessions are asked for: there the core's order is all there is.
    private SearchResult? ByEngine(Func<int, bool> allowed)
    {
        bool isOfSessions = request.Within is SearchWithin.Session || question.Within is SearchWithin.Session;
        var best = isOfSessions || index is not IRankingIndex engine
            ? null
            : EngineRanking.Take(engine.Ranked(question.Match!, question.Range), allowed, request.RankAll, cancel);
        if (best is null or { Total: 0 })
        {
            return null;
        }

        var ranked = reader.Rank(best.Keys, new(question.Words, frequencies: null)).ConvertAll(best.Score);
        var ranking = new Ranking(ranked.Count, best.Total, TotalIsExact: true, best.AreAll);
        var folded = Fold(ranked);
        return Result(folded, Shown(folded, SearchTier.Message), [], ranking, SearchTier.Message) with { Ranking = SearchRanking.Engine };
    }

    private (Candidates Matches, SearchTier Tier) Matches(SessionTier.Operands? apart, Func<int, bool> allowed)
    {
        // One operand stands in a session where it stands in a message of it.
        bool mustStandApart = request.Within is SearchWithin.Session || question.Within is SearchWithin.Session;
        var messages = mustStandApart && apart is not null
            ? null
            : CandidateWalk.Take(index.Walk(question.Match!, question.Range), allowed, request.RankAll, cancel);
        bool mayStandApart = request.Within is not SearchWithin.Message && question.Within is not SearchWithin.Message;
        if (messages is null or { Total: 0 } && mayStandApart && apart is not null)
        {
            var sessions = new SessionTier(index, question.Range, allowed, cancel).Find(apart);
            if (messages is null || sessions.Total > 0)
            {
                return (sessions, SearchTier.Session);
            }
        }

        return (messages ?? Candidates.None, SearchTier.Message);
    }

    private IReadOnlyList<ShownHit> Added(SessionTier.Operands apart, Func<int, bool> allowed, IReadOnlyList<ShownHit> shown, SearchTier tier)
    {
        var filling = new AnswerFilling(index, question, allowed, reader, families, cancel);
        filling.Begin(shown.Select(hit => hit.Message));
        if (filling.Sessions >= request.FillTo)
        {
            return [];
        }

        // Of a question that no message answers, the sessions with all words were asked for already.
        begun = BegunWords.Of(apart, question.Words, Stands);
        var scorer = new MessageScorer(begun.Words, begun.Begun.Count > 0 ? CountFrequencies(begun.Words) : Frequencies());
        return filling.Fill(begun.Operands, request.FillTo, scorer, withSessions: shown.Count > 0 && tier is SearchTier.Message);

        bool Stands(Match operand) => index.Walk(MatchForm.All([operand, .. apart.Filters])!, question.Range).Any(key => allowed(key.Session));
    }

    private Func<int, bool> Allowed()
    {
        bool isOfTypes = question.Match is { } match && TypeFacts.AreAsked(match);
        bool isOfSessions = question.Conditions.Count > 0 || request.Sessions is not null;
        Func<int, bool> allowed = isOfSessions ? Narrowed() : _ => true;
        if ((isOfTypes || isOfSessions) && !request.IncludeChildren)
        {
            families = Families.Under(() => index.Sessions(), MayFit);
        }

        return allowed;

        bool MayFit(IndexedSession session) =>
            allowed(session.Number) && (question.Match is null || TypeFacts.Allow(question.Match, session.Summary.Type));
    }

    private Func<int, bool> Narrowed()
    {
        var sessions = index.Sessions();
        var fields = new SessionFields(price, sessions);
        var named = request.Sessions?.ToHashSet();
        var allowed = sessions
            .Where(session => named?.Contains(session.Summary.Id) is not false)
            .Where(session => fields.Fit(question.Conditions, session.Summary))
            .Select(session => session.Number)
            .ToHashSet();
        return allowed.Contains;
    }

    /// <summary>The sessions that a question fits, by their activity and in no order; nothing of them is read.</summary>
    public IReadOnlyList<IndexedSession> Fitting()
    {
        var allowed = Allowed();
        var tier = new SessionTier(index, question.Range, allowed, cancel);
        return question.Match is not { } match ? [.. Active(allowed)]
            : SessionTier.Split(match, isOfSessions: true) is { } apart ? [.. index.Sessions(tier.Find(apart).Keys.Select(key => key.Session).ToHashSet())]
            : [.. index.Sessions(tier.Find(match, () => Active(allowed).Select(session => session.Number)))];
    }

    // Without words the question is for sessions.
    private SearchResult Sessions()
    {
        var ranked = Fitting()
            .Select(session => new RankedMessage(session.Summary, Key: null, Message: null, Place: null, session.Summary.LastTicks, Score: 0))
            .ToList();
        var folded = Fold(ranked);
        return Result(folded, Shown(folded, SearchTier.Session), [], new(ranked.Count, ranked.Count, TotalIsExact: true, IsWhole: true), SearchTier.Session);
    }

    private IEnumerable<IndexedSession> Active(Func<int, bool> allowed) =>
        index.Sessions().Where(session => allowed(session.Number) && SessionFields.IsActiveIn(question.Range, session.Summary));

    private FoldedHits Fold(IReadOnlyList<RankedMessage> ranked) => HitFolding.Fold(HitOrder.Sort(ranked, request.Sort), families);

    private static IReadOnlyList<ShownHit> Shown(FoldedHits folded, SearchTier tier) =>
        [.. folded.Shown.Select(one => new ShownHit(one.Message, one.Folded, tier))];

    private SearchResult Result(
        FoldedHits folded,
        IReadOnlyList<ShownHit> shown,
        IReadOnlyList<ShownHit> added,
        Ranking ranking,
        SearchTier tier)
    {
        var snippets = new SnippetBuilder(added.Count > 0 && begun is not null ? begun.Words : question.Words, request.SnippetLength);
        return new()
        {
            Question = question,
            Tier = tier,
            RankedAll = ranking.IsWhole,
            Candidates = ranking.Ranked,
            Total = ranking.Total,
            TotalIsExact = ranking.TotalIsExact,
            Reachable = shown.Count + added.Count,
            Added = added.Count,
            FoldedInChildren = folded.InChildren,
            MadeTitles = folded.MadeTitles,
            Hits = [.. shown.Concat(added).Skip(request.Offset).Take(request.Limit).Select(hit => Hit(hit, snippets))],
            Index = new(IndexState.Fresh, index.Engine, null, 0, null),
            Warnings = added.Count > 0 && begun is { Begun.Count: > 0 } ? [.. question.Warnings, .. begun.Begun.Select(WarningOf)] : question.Warnings,
            Elapsed = TimeSpan.Zero,
        };
    }

    private static string WarningOf(string beginning) =>
        $"of the sessions added, those with a word that begins with '{beginning}' are taken for nearer";

    private SearchHit Hit(ShownHit hit, SnippetBuilder snippets)
    {
        var ranked = hit.Message;
        var summary = ranked.Session;
        var source = reader.Source(summary.Id);
        var (runs, segment, line) = ranked is { Message: { } message, Place: { } place }
            ? (source!.Runs(message), place.Segment, place.Line)
            : TitleOf(summary, source);
        var snippet = snippets.Build(runs);
        int hitLine = snippet.Line > 0 ? snippet.Line : line;
        return new()
        {
            Session = summary,
            Path = paths.Relative(Path.Join(paths.Session(summary.Id), segment)),
            Line = hitLine,
            MessageId = ranked.Message?.Id,
            Role = ranked.Message?.Role,
            Ticks = ranked.Ticks,
            Score = ranked.Score,
            Snippet = snippet,
            Context = request.ContextLines > 0 ? Context(ranked, source, hitLine) : null,
            Folded = hit.Folded,
            Tier = hit.Tier,
        };
    }

    private HitContext Context(RankedMessage ranked, SessionSource? source, int line) =>
        ranked.Message is { } message ? ContextLines.Around(source!.Lines(message), line, request.ContextLines) : new([], "", []);

    private static (IReadOnlyList<TextRun> Runs, string Segment, int Line) TitleOf(SessionSummary summary, SessionSource? source)
    {
        var (segment, line) = source?.TitlePlace(summary.Title) ?? ("", 1);
        return ([DocumentBuilder.TitleRun(summary.Title)], segment, line);
    }

    private WordFrequencies Frequencies() => frequencies ??= CountFrequencies(question.Words);

    private WordFrequencies CountFrequencies(IReadOnlyList<MatchWords> counted)
    {
        long messages = index.Sessions().Sum(session => session.Summary.Messages + 1L);
        long[] holding = new long[counted.Count];
        for (int i = 0; i < holding.Length; i++)
        {
            holding[i] = i > 0 && counted[i].StandsBeside(counted[i - 1]) ? holding[i - 1] : Holding(counted, i);
        }

        return new(messages, holding);
    }

    // The words for a fuzzy word are one term, as common as they are together.
    private long Holding(IReadOnlyList<MatchWords> counted, int first)
    {
        var term = counted.Skip(first + 1).TakeWhile(words => words.StandsBeside(counted[first])).Prepend(counted[first]);
        return index.Walk(MatchForm.Any(term)!, TimeRange.Always).Take(CandidateWalk.MostCounted).Count();
    }

    // Of the matches: how many were ranked, how many there are, and whether these are all of them.
    private sealed record Ranking(int Ranked, long Total, bool TotalIsExact, bool IsWhole);
}
