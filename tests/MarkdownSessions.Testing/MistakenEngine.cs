using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Testing;

/// <summary>An engine that is right but for one thing: shows that a check sees it.</summary>
/// <param name="inner">The right one.</param>
/// <param name="mistake">Changes what a walk gives; told the question, so that it can ask another.</param>
/// <param name="misread">Changes what is kept of a session; null for nothing.</param>
public sealed class MistakenEngine(
    IIndexEngine inner,
    Func<ISessionIndex, Match, TimeRange, IEnumerable<MessageKey>> mistake,
    Func<SessionSummary, SessionSummary>? misread = null) : IIndexEngine
{
    public string Name => inner.Name;

    public int SchemaVersion => inner.SchemaVersion;

    public ISessionIndex Create(string folder) => inner.Create(folder);

    public void Seal(ISessionIndex index) => inner.Seal(index);

    public ISessionIndex Open(string folder) => new MistakenIndex(inner.Open(folder), mistake, misread ?? (session => session));

    private sealed class MistakenIndex(
        ISessionIndex inner,
        Func<ISessionIndex, Match, TimeRange, IEnumerable<MessageKey>> mistake,
        Func<SessionSummary, SessionSummary> misread) : ISessionIndex
    {
        public string Engine => inner.Engine;

        public bool IsWorn => inner.IsWorn;

        public IReadOnlyList<IndexedSession> Sessions() => [.. inner.Sessions().Select(Misread)];

        public IReadOnlyList<IndexedSession> Sessions(IReadOnlyCollection<int> numbers) => [.. inner.Sessions(numbers).Select(Misread)];

        public IndexedSession? Session(SessionId id) => inner.Session(id) is { } session ? Misread(session) : null;

        public IReadOnlyDictionary<SessionId, IReadOnlyList<SegmentStamp>> Stamps() => inner.Stamps();

        public IReadOnlyList<SegmentStamp> Stamps(SessionId id) => inner.Stamps(id);

        public IEnumerable<MessageKey> Walk(Match match, TimeRange range) => mistake(inner, match, range);

        public MessagePlace? Locate(int session, int ordinal) => inner.Locate(session, ordinal);

        public int? Find(int session, long idHash) => inner.Find(session, idHash);

        public IIndexUpdate BeginUpdate() => inner.BeginUpdate();

        public void Dispose() => inner.Dispose();

        private IndexedSession Misread(IndexedSession session) => session with { Summary = misread(session.Summary) };
    }
}
