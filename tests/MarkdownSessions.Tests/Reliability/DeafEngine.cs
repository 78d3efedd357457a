using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>An engine that takes no notice of every so-manieth change after its filling: shows that a check sees it.</summary>
internal sealed class DeafEngine(IIndexEngine inner, int ignored) : IIndexEngine
{
    private int changes;

    public string Name => inner.Name;

    public int SchemaVersion => inner.SchemaVersion;

    public ISessionIndex Create(string folder) => inner.Create(folder);

    public void Seal(ISessionIndex index) => inner.Seal(index);

    public ISessionIndex Open(string folder) => new DeafIndex(inner.Open(folder), this);

    private bool IsIgnored() => ++changes % ignored == 0;

    private sealed class DeafIndex(ISessionIndex inner, DeafEngine engine) : ISessionIndex
    {
        public string Engine => inner.Engine;

        public bool IsWorn => inner.IsWorn;

        public IReadOnlyList<IndexedSession> Sessions() => inner.Sessions();

        public IReadOnlyList<IndexedSession> Sessions(IReadOnlyCollection<int> numbers) => inner.Sessions(numbers);

        public IndexedSession? Session(SessionId id) => inner.Session(id);

        public IReadOnlyDictionary<SessionId, IReadOnlyList<SegmentStamp>> Stamps() => inner.Stamps();

        public IReadOnlyList<SegmentStamp> Stamps(SessionId id) => inner.Stamps(id);

        public IEnumerable<MessageKey> Walk(Match match, TimeRange range) => inner.Walk(match, range);

        public MessagePlace? Locate(int session, int ordinal) => inner.Locate(session, ordinal);

        public int? Find(int session, long idHash) => inner.Find(session, idHash);

        public IIndexUpdate BeginUpdate() => new DeafUpdate(inner.BeginUpdate(), engine);

        public void Dispose() => inner.Dispose();
    }

    private sealed class DeafUpdate(IIndexUpdate inner, DeafEngine engine) : IIndexUpdate
    {
        // The stamps are taken over and the words are not: else the next look would notice.
        public void Put(SessionChange change) =>
            inner.Put(engine.IsIgnored() && change.FromOrdinal > 0 ? change with { Documents = [] } : change);

        public void Remove(SessionId id) => inner.Remove(id);

        public void Commit() => inner.Commit();

        public void Dispose() => inner.Dispose();
    }
}
