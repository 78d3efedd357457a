using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>A sealed index file, for reading and for everyday changes.</summary>
internal sealed class SqliteSessionIndex(Connections connections) : ISessionIndex
{
    /// <inheritdoc/>
    public string Engine => SqliteIndexEngine.EngineName;

    /// <inheritdoc/>
    public bool IsWorn => Read(Counters.Read).AreWorn;

    /// <inheritdoc/>
    public IReadOnlyList<IndexedSession> Sessions() => Read(Catalog.ReadAll);

    /// <inheritdoc/>
    public IReadOnlyList<IndexedSession> Sessions(IReadOnlyCollection<int> numbers) =>
        Read<List<IndexedSession>>(database =>
            [.. numbers.Select(number => Catalog.Read(database, number)).OfType<IndexedSession>()]);

    /// <inheritdoc/>
    public IndexedSession? Session(SessionId id) => Read(database => Catalog.Read(database, id));

    /// <inheritdoc/>
    public IReadOnlyDictionary<SessionId, IReadOnlyList<SegmentStamp>> Stamps() => Read(Catalog.ReadAllStamps);

    /// <inheritdoc/>
    public IReadOnlyList<SegmentStamp> Stamps(SessionId id) => Read(database => Catalog.ReadStamps(database, id));

    /// <inheritdoc/>
    public IEnumerable<MessageKey> Walk(Match match, TimeRange range)
    {
        var query = FtsQuery.Of(match);
        return query.IsNothing ? [] : Walk(query, range);
    }

    /// <inheritdoc/>
    public MessagePlace? Locate(int session, int ordinal) =>
        Read(database => EntryTable.Locate(database, session, ordinal));

    /// <inheritdoc/>
    public int? Find(int session, long idHash) => Read(database => EntryTable.Find(database, session, idHash));

    /// <inheritdoc/>
    public IEnumerable<string> WordsFrom(string beginning)
    {
        using var lease = connections.Rent();
        foreach (string word in Vocabulary.WordsFrom(lease.Database, beginning))
        {
            yield return word;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> FactsOf(string field)
    {
        string beginning = IndexSchema.FactMark + SearchFacts.Of(field, "");
        return WordsFrom(beginning).Select(fact => fact[beginning.Length..]);
    }

    /// <inheritdoc/>
    public string? FindDamage(IndexDepth depth) =>
        depth < IndexDepth.Storage ? null : Read(database => SoundnessCheck.Run(database, depth));

    /// <inheritdoc/>
    public IIndexUpdate BeginUpdate() => SqliteIndexUpdate.Begin(connections.Rent());

    /// <inheritdoc/>
    public void Dispose() => connections.Dispose();

    private IEnumerable<MessageKey> Walk(FtsQuery query, TimeRange range)
    {
        using var lease = connections.Rent();
        lease.Database.Run("begin");
        foreach (var key in new NewestFirst(lease.Database, query, range).Keys())
        {
            yield return key;
        }
    }

    private T Read<T>(Func<Database, T> read)
    {
        using var lease = connections.Rent();
        return read(lease.Database);
    }
}
