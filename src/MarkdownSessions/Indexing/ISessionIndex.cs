using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>
/// A derived view of the vault for listing and searching; deleting it loses nothing. It says which
/// messages fit, newest first; scores and snippets are the core's, read from the files
/// (docs/search.md). One process may write while others read.
/// </summary>
public interface ISessionIndex : IDisposable
{
    /// <summary>The engine's name as typed after <c>--engine</c>.</summary>
    string Engine { get; }

    /// <summary>The dead rows are so many that a new generation is due (docs/search.md, "Generations").</summary>
    bool IsWorn { get; }

    /// <summary>Every session, in no order.</summary>
    /// <exception cref="IndexUnavailableException">Locked, corrupt or of another version; the caller carries on without it.</exception>
    IReadOnlyList<IndexedSession> Sessions();

    /// <summary>The sessions of these numbers; one that is gone is left out.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="Sessions()"/>.</exception>
    IReadOnlyList<IndexedSession> Sessions(IReadOnlyCollection<int> numbers);

    /// <summary>The session of this id; null when it is not held.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="Sessions()"/>.</exception>
    IndexedSession? Session(SessionId id);

    /// <summary>How far each segment of each session has been read, by session id.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="Sessions()"/>.</exception>
    IReadOnlyDictionary<SessionId, IReadOnlyList<SegmentStamp>> Stamps();

    /// <summary>How far each segment of one session has been read; empty when the session is not held.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="Sessions()"/>.</exception>
    IReadOnlyList<SegmentStamp> Stamps(SessionId id);

    /// <summary>
    /// Walks the live messages that fit, newest first: by time, then session id, then ordinal, all
    /// descending. Lazy: the caller stops when it has enough.
    /// </summary>
    /// <param name="match">The predicate.</param>
    /// <param name="range">Only messages of this time.</param>
    /// <exception cref="IndexUnavailableException">See <see cref="Sessions()"/>.</exception>
    IEnumerable<MessageKey> Walk(Match match, TimeRange range);

    /// <summary>Where a message lies; null when it is no longer live.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="Sessions()"/>.</exception>
    MessagePlace? Locate(int session, int ordinal);

    /// <summary>The ordinal of the message with this id hash; null when the session has none.</summary>
    /// <exception cref="IndexUnavailableException">See <see cref="Sessions()"/>.</exception>
    int? Find(int session, long idHash);

    /// <summary>
    /// Words that begin so, in any order, to propose another spelling; a hint only. Also words of messages that are
    /// gone may be among them; an engine that keeps no list of words gives none.
    /// </summary>
    /// <param name="beginning">One letter or more, folded.</param>
    /// <exception cref="IndexUnavailableException">See <see cref="Sessions()"/>.</exception>
    IEnumerable<string> WordsFrom(string beginning) => [];

    /// <summary>
    /// Values that messages have for a fact, folded, in any order, words of names among them, to say what a filter could
    /// ask; a hint only, as <see cref="WordsFrom"/>.
    /// </summary>
    /// <param name="field">A field of the query language, such as <c>tool</c>.</param>
    /// <exception cref="IndexUnavailableException">See <see cref="Sessions()"/>.</exception>
    IEnumerable<string> FactsOf(string field) => [];

    /// <summary>
    /// Looks through its own storage, as far as the engine can; changes nothing.
    /// </summary>
    /// <param name="depth">
    /// <see cref="IndexDepth.Storage"/>: what the engine finds at the speed of the disk, at a gigabyte a second or so;
    /// <see cref="IndexDepth.Content"/>: all that it can find, however long it takes. Of less nothing is found.
    /// </param>
    /// <returns>What is damaged, without a full stop; null for nothing.</returns>
    /// <exception cref="IndexUnavailableException">Damage that shows as soon as it is asked; see <see cref="Sessions()"/>.</exception>
    string? FindDamage(IndexDepth depth) => null;

    /// <summary>Begins a change; what is put becomes visible, and durable as far as an index need be, by its commit.</summary>
    /// <exception cref="IndexUnavailableException">Also when another process writes, or the index can only be read.</exception>
    IIndexUpdate BeginUpdate();
}
