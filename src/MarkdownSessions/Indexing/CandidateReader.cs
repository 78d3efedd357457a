using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Reads the messages that an index named from the files and scores them for one question. What is
/// not there any more means that its session drifted; what cannot be read costs that session only.
/// </summary>
internal sealed class CandidateReader(
    ISessionIndex index,
    Func<SessionId, SessionSource?> filesOf,
    VaultPaths paths,
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

    /// <summary>The messages that could be read, in the order of their keys.</summary>
    public List<RankedMessage> Rank(IReadOnlyList<MessageKey> keys, MessageScorer scorer)
    {
        LoadSummaries(keys);
        var ranked = new List<RankedMessage>(keys.Count);
        foreach (var key in keys)
        {
            cancel.ThrowIfCancellationRequested();
            if (TryRead(key, scorer) is { } message)
            {
                ranked.Add(message);
            }
        }

        return ranked;
    }

    /// <summary>The session's files; null when it is gone or they cannot be read.</summary>
    public SessionSource? Source(SessionId id)
    {
        if (!sources.TryGetValue(id, out var source))
        {
            sources[id] = source = TryOpen(id);
        }

        return source;
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

    private void LoadSummaries(IEnumerable<MessageKey> keys)
    {
        int[] numbers = [.. keys.Select(key => key.Session).Distinct()];
        foreach (var session in index.Sessions(numbers))
        {
            summaries[session.Number] = session.Summary;
        }
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
