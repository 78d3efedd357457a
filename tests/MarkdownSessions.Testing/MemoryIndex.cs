using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Testing;

/// <summary>
/// The simplest index there can be: lists in memory, every document asked by
/// <see cref="MatchEvaluator"/>, everything sorted at the end. What it answers is right by reading.
/// </summary>
public sealed class MemoryIndex : ISessionIndex
{
    private readonly MemoryGeneration generation;

    internal MemoryIndex(MemoryGeneration generation) => this.generation = generation;

    public string Engine => MemoryIndexEngine.EngineName;

    public bool IsWorn => false;

    internal MemoryGeneration Generation => generation;

    public IReadOnlyList<IndexedSession> Sessions() => [.. generation.Sessions.Select(session => session.Indexed)];

    public IReadOnlyList<IndexedSession> Sessions(IReadOnlyCollection<int> numbers) =>
        [.. Sessions().Where(session => numbers.Contains(session.Number))];

    public IndexedSession? Session(SessionId id) => Held(id)?.Indexed;

    public IReadOnlyDictionary<SessionId, IReadOnlyList<SegmentStamp>> Stamps() =>
        generation.Sessions.ToDictionary(session => session.Indexed.Summary.Id, session => session.Segments);

    public IReadOnlyList<SegmentStamp> Stamps(SessionId id) => Held(id)?.Segments ?? [];

    public IEnumerable<MessageKey> Walk(Match match, TimeRange range)
    {
        var fits = MatchEvaluator.Compile(match);
        var found = from session in generation.Sessions
                    from document in session.Documents
                    where range.Contains(document.Ticks) && fits(document)
                    select (session.Indexed, document.Ordinal, document.Ticks);
        return found
            .OrderByDescending(one => one.Ticks)
            .ThenByDescending(one => one.Indexed.Summary.Id.Value, StringComparer.Ordinal)
            .ThenByDescending(one => one.Ordinal)
            .Select(one => new MessageKey(one.Indexed.Number, one.Ordinal, one.Ticks));
    }

    public MessagePlace? Locate(int session, int ordinal) =>
        Numbered(session)?.Documents.Find(document => document.Ordinal == ordinal)?.Place;

    public int? Find(int session, long idHash) =>
        Numbered(session)?.Documents.Find(document => document.IdHash == idHash)?.Ordinal;

    public IIndexUpdate BeginUpdate() => new MemoryIndexUpdate(generation);

    public void Dispose()
    {
    }

    private MemorySession? Held(SessionId id) => generation.Sessions.FirstOrDefault(session => session.Indexed.Summary.Id == id);

    private MemorySession? Numbered(int number) => generation.Sessions.FirstOrDefault(session => session.Indexed.Number == number);
}
