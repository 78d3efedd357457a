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
    private readonly HashSet<SessionId> drifted = [];
    private readonly Dictionary<SessionId, LogIssue> unread = [];
    private readonly Dictionary<int, SessionSummary?> summaries = [];
    private readonly Dictionary<SessionId, SessionSource?> sources = [];

    /// <summary>Sessions whose files no longer say what the index learned of them.</summary>
    public IReadOnlyCollection<SessionId> Drifted => drifted;

    /// <summary>Sessions whose files cannot be read; the answer lacks what they would say. Paths relative to the vault.</summary>
    public IReadOnlyCollection<LogIssue> Unread => unread.Values;

    /// <summary>Answers.</summary>
    public SearchResult Search()
    {
        var result = Answer();
        return result.Total == 0 && question.Typed.Count > 0 ? WithHints(result) : result;
    }

    private SearchResult WithHints(SearchResult result)
    {
        var hints = new SpellingHints(index, cancel);
        var counts = hints.Counts(question.Typed);
        return result with { WordCounts = counts, Suggestions = hints.Proposals(question, counts) };
    }

    private SearchResult Answer()
    {
        if (question.Words.Count == 0)
        {
            return Sessions();
        }

        // One operand stands in a session where it stands in a message of it.
        var apart = SessionTier.Split(question.Match!);
        bool mustStandApart = request.Within is SearchWithin.Session || question.Within is SearchWithin.Session;
        var messages = mustStandApart && apart is not null
            ? null
            : CandidateWalk.Take(index.Walk(question.Match!, question.Range), Allowed(), request.RankAll, cancel);
        bool mayStandApart = request.Within is not SearchWithin.Message && question.Within is not SearchWithin.Message;
        if (messages is null or { Total: 0 } && mayStandApart && apart is { } operands)
        {
            var sessions = new SessionTier(index, question.Range, Allowed(), cancel).Find(operands);
            if (messages is null || sessions.Total > 0)
            {
                return Rank(sessions, SearchTier.Session);
            }
        }

        return Rank(messages ?? Candidates.None, SearchTier.Message);
    }

    private Func<int, bool> Allowed()
    {
        if (question.Conditions.Count == 0)
        {
            return _ => true;
        }

        var sessions = index.Sessions();
        var fields = new SessionFields(price, sessions);
        var allowed = sessions
            .Where(session => fields.Fit(question.Conditions, session.Summary))
            .Select(session => session.Number)
            .ToHashSet();
        return allowed.Contains;
    }

    // Without words the question is for sessions, by their activity.
    private SearchResult Sessions()
    {
        var allowed = Allowed();
        var fitting = question.Match is null
            ? index.Sessions()
                .Where(session => allowed(session.Number) && SessionFields.IsActiveIn(question.Range, session.Summary))
                .Select(session => session.Summary)
            : index.Sessions([.. index.Walk(question.Match, question.Range).Select(key => key.Session).Where(allowed).Distinct()])
                .Select(session => session.Summary);
        var ranked = fitting
            .Select(summary => new RankedMessage(summary, Key: null, Message: null, Place: null, summary.LastTicks, Score: 0))
            .ToList();
        return Result(ranked, ranked.Count, totalIsExact: true, rankedAll: true, SearchTier.Session);
    }

    private SearchResult Rank(Candidates candidates, SearchTier tier)
    {
        var scorer = new MessageScorer(question.Words, question.NeedsFrequencies ? Frequencies() : null);
        LoadSummaries(candidates.Keys);
        var ranked = new List<RankedMessage>(candidates.Keys.Count);
        foreach (var key in candidates.Keys)
        {
            cancel.ThrowIfCancellationRequested();
            if (TryRead(key, scorer) is { } message)
            {
                ranked.Add(message);
            }
        }

        return Result(ranked, candidates.Total, candidates.TotalIsExact, candidates.AreAll, tier);
    }

    // A disk that fails under one session, or files that may not be read any more, hide no other session.
    private RankedMessage? TryRead(MessageKey key, MessageScorer scorer)
    {
        if (summaries.GetValueOrDefault(key.Session) is not { } summary || unread.ContainsKey(summary.Id))
        {
            return null;
        }

        try
        {
            return Read(key, summary, scorer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddUnread(summary.Id, e);
            return null;
        }
    }

    private void AddUnread(SessionId id, Exception failure) =>
        unread[id] = new(paths.Relative(paths.Session(id)), 0, $"it cannot be read: {failure.Message}");

    private RankedMessage? Read(MessageKey key, SessionSummary summary, MessageScorer scorer)
    {
        if (key.Ordinal == DocumentBuilder.TitleOrdinal)
        {
            var words = ColumnWordsBuilder.Scored([DocumentBuilder.TitleRun(summary.Title)]);
            return new(summary, key, Message: null, Place: null, key.Ticks, scorer.Score(words, role: null));
        }

        if (index.Locate(key.Session, key.Ordinal) is not { } place
            || Source(summary.Id) is not { } source
            || source.Find(place) is not { } message)
        {
            if (!unread.ContainsKey(summary.Id))
            {
                drifted.Add(summary.Id);
            }

            return null;
        }

        var scored = ColumnWordsBuilder.Scored(source.Runs(message));
        return new(summary, key, message, place, key.Ticks, scorer.Score(scored, message.Role));
    }

    private SearchResult Result(List<RankedMessage> ranked, long total, bool totalIsExact, bool rankedAll, SearchTier tier)
    {
        var ordered = HitOrder.Sort(ranked, request.Sort);
        var folded = HitFolding.Fold(ordered, request.IncludeChildren);
        var snippets = new SnippetBuilder(question.Words, request.SnippetLength);
        return new()
        {
            Question = question,
            Tier = tier,
            RankedAll = rankedAll,
            Candidates = ranked.Count,
            Total = total,
            TotalIsExact = totalIsExact,
            Reachable = folded.Count,
            Hits = [.. folded.Skip(request.Offset).Take(request.Limit).Select(one => Hit(one.Message, one.Folded, snippets))],
            Index = new(IndexState.Fresh, index.Engine, null, 0, null),
            Warnings = question.Warnings,
            Elapsed = TimeSpan.Zero,
        };
    }

    private SearchHit Hit(RankedMessage ranked, int folded, SnippetBuilder snippets)
    {
        var summary = ranked.Session;
        var source = Source(summary.Id);
        var (runs, segment, line) = ranked is { Message: { } message, Place: { } place }
            ? (source!.Runs(message), place.Segment, place.Line)
            : TitleOf(summary, source);
        var snippet = snippets.Build(runs);
        return new()
        {
            Session = summary,
            Path = paths.Relative(Path.Join(paths.Session(summary.Id), segment)),
            Line = snippet.Line > 0 ? snippet.Line : line,
            MessageId = ranked.Message?.Id,
            Role = ranked.Message?.Role,
            Ticks = ranked.Ticks,
            Score = ranked.Score,
            Snippet = snippet,
            Folded = folded,
        };
    }

    private static (IReadOnlyList<TextRun> Runs, string Segment, int Line) TitleOf(SessionSummary summary, SessionSource? source)
    {
        var (segment, line) = source?.TitlePlace(summary.Title) ?? ("", 1);
        return ([DocumentBuilder.TitleRun(summary.Title)], segment, line);
    }

    private WordFrequencies Frequencies()
    {
        long messages = index.Sessions().Sum(session => session.Summary.Messages + 1L);
        var holding = question.Words
            .Select(words => (long)index.Walk(words, TimeRange.Always).Take(CandidateWalk.MostCounted).Count())
            .ToArray();
        return new(messages, holding);
    }

    private void LoadSummaries(IEnumerable<MessageKey> keys)
    {
        int[] numbers = [.. keys.Select(key => key.Session).Distinct()];
        foreach (var session in index.Sessions(numbers))
        {
            summaries[session.Number] = session.Summary;
        }
    }

    private SessionSource? Source(SessionId id)
    {
        if (!sources.TryGetValue(id, out var source))
        {
            sources[id] = source = TryOpen(id);
        }

        return source;
    }

    private SessionSource? TryOpen(SessionId id)
    {
        try
        {
            return filesOf(id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddUnread(id, e);
            return null;
        }
    }
}
