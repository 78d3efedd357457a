using LiteDB;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// A published catalog: a file that is never written again, so that readers need no lock, and what was read once is kept:
/// a program that stays open asks for sessions and stamps with every question.
/// </summary>
internal sealed class Catalog : IDisposable
{
    private readonly LiteDatabase database;
    private readonly ILiteCollection<BsonDocument> sessions;
    private readonly ILiteCollection<BsonDocument> segments;
    private readonly Lazy<List<IndexedSession>> all;
    private readonly Lazy<Dictionary<SessionId, IReadOnlyList<SegmentStamp>>> stamps;
    private readonly Dictionary<int, IndexedSession?> known = [];

    private Catalog(LiteDatabase database)
    {
        this.database = database;
        sessions = database.GetCollection(CatalogStore.Sessions);
        segments = database.GetCollection(CatalogStore.Segments);
        all = new(ReadSessions);
        stamps = new(ReadStamps);
    }

    /// <summary>The next session's number.</summary>
    public int NextNumber { get; private init; }

    /// <summary>Opens the catalog of a checkpoint.</summary>
    /// <exception cref="IndexUnavailableException">It is of another checkpoint or version.</exception>
    public static Catalog Open(MemoryStream bytes, Checkpoint checkpoint)
    {
        var opened = CatalogStore.Open(bytes);
        try
        {
            var state = opened.GetCollection(CatalogStore.State).FindById(CatalogRows.StateId);
            if (opened.UserVersion != LuceneIndexEngine.Schema || CatalogRows.CheckpointOf(state) != checkpoint)
            {
                throw new IndexUnavailableException("the two stores of the search index were not published together");
            }

            return new(opened) { NextNumber = CatalogRows.NextNumberOf(state) };
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Every session.</summary>
    public IReadOnlyList<IndexedSession> Sessions() => all.Value;

    /// <summary>The session of an id in whichever case; null when it is not held.</summary>
    public IndexedSession? Session(SessionId id) => SessionIn(sessions.FindById(CatalogRows.Key(id)));

    /// <summary>The session of a number; null when it is gone.</summary>
    public IndexedSession? Session(int number)
    {
        // Who walks compares sessions that spoke in the same moment thousands of times.
        lock (known)
        {
            if (!known.TryGetValue(number, out var session))
            {
                known[number] = session = SessionIn(sessions.FindOne(Query.EQ(CatalogStore.Number, number)));
            }

            return session;
        }
    }

    /// <summary>The stamps of every session.</summary>
    public IReadOnlyDictionary<SessionId, IReadOnlyList<SegmentStamp>> Stamps() => stamps.Value;

    /// <summary>The stamps of one session; empty when it is not held.</summary>
    public IReadOnlyList<SegmentStamp> Stamps(SessionId id) =>
        segments.FindById(CatalogRows.Key(id)) is { } row ? CatalogRows.StampsOf(row) : [];

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    private List<IndexedSession> ReadSessions()
    {
        List<IndexedSession> read = [.. sessions.FindAll().Select(CatalogRows.SessionOf)];
        lock (known)
        {
            read.ForEach(session => known[session.Number] = session);
        }

        return read;
    }

    private Dictionary<SessionId, IReadOnlyList<SegmentStamp>> ReadStamps()
    {
        var read = new Dictionary<SessionId, IReadOnlyList<SegmentStamp>>();
        foreach (var row in segments.FindAll())
        {
            read[CatalogRows.IdOf(row)] = CatalogRows.StampsOf(row);
        }

        return read;
    }

    private static IndexedSession? SessionIn(BsonDocument? row) => row is null ? null : CatalogRows.SessionOf(row);
}
