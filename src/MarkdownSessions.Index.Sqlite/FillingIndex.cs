using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// An index that is being filled: words go to a spool, sessions stay in memory, and the seal sorts
/// everything into the file. Nobody reads messages from it before.
/// </summary>
internal sealed class FillingIndex : ISessionIndex
{
    private readonly Dictionary<SessionId, FilledSession> sessions = [];
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly Database database;
    private readonly WordSpool spool;
    private readonly string path;
    private int nextNumber = 1;

    private FillingIndex(string path, Database database, WordSpool spool)
    {
        this.path = path;
        this.database = database;
        this.spool = spool;
    }

    /// <inheritdoc/>
    public string Engine => SqliteIndexEngine.EngineName;

    /// <inheritdoc/>
    public bool IsWorn => false;

    /// <summary>Makes the file, so that a folder that cannot hold it is told at once.</summary>
    public static FillingIndex Create(string folder, string fileName)
    {
        string file = Path.Combine(folder, fileName);
        OwnFile.Create(file, FileOptions.None).Dispose();
        var opened = Database.Open(file, DatabaseMode.Fill);
        try
        {
            return new(file, opened, WordSpool.Create(file + ".spool"));
        }
        catch (IndexUnavailableException)
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<IndexedSession> Sessions() => [.. sessions.Values.Select(Indexed)];

    /// <inheritdoc/>
    public IReadOnlyList<IndexedSession> Sessions(IReadOnlyCollection<int> numbers) =>
        [.. sessions.Values.Where(session => numbers.Contains(session.Number)).Select(Indexed)];

    /// <inheritdoc/>
    public IndexedSession? Session(SessionId id) => sessions.TryGetValue(id, out var session) ? Indexed(session) : null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<SessionId, IReadOnlyList<SegmentStamp>> Stamps() =>
        sessions.ToDictionary(session => session.Key, session => session.Value.Segments);

    /// <inheritdoc/>
    public IReadOnlyList<SegmentStamp> Stamps(SessionId id) =>
        sessions.TryGetValue(id, out var session) ? session.Segments : [];

    /// <inheritdoc/>
    public IEnumerable<MessageKey> Walk(Match match, TimeRange range) => throw NotYet();

    /// <inheritdoc/>
    public MessagePlace? Locate(int session, int ordinal) => throw NotYet();

    /// <inheritdoc/>
    public int? Find(int session, long idHash) => throw NotYet();

    /// <inheritdoc/>
    public IIndexUpdate BeginUpdate() => new FillingUpdate(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        database.Dispose();
        spool.Dispose();
    }

    /// <summary>Sorts everything into the file.</summary>
    internal void Seal() => new IndexBuild(database, spool, names, path).Run([.. sessions.Values], nextNumber);

    /// <summary>Writes a message to the spool.</summary>
    internal SpooledEntry Spool(IndexDocument document)
    {
        var words = EncodedWords.Of(document);
        if (!names.TryGetValue(document.Place.Segment, out int name))
        {
            name = names.Count + 1;
            names.Add(document.Place.Segment, name);
        }

        return spool.Add(name, EntryFields.Of(document, words), words);
    }

    /// <summary>The session as it stands, or null.</summary>
    internal FilledSession? Held(SessionId id) => sessions.GetValueOrDefault(id);

    /// <summary>A number that no session had.</summary>
    internal int NewNumber() => nextNumber++;

    /// <summary>Takes over what an update made: null for a session that was removed.</summary>
    internal void Take(IReadOnlyDictionary<SessionId, FilledSession?> changed)
    {
        foreach (var (id, session) in changed)
        {
            // Removed first, because a key stays as it was spelled.
            sessions.Remove(id);
            if (session is not null)
            {
                sessions.Add(session.Summary.Id, session);
            }
        }
    }

    private static IndexedSession Indexed(FilledSession session) => new(session.Number, session.Summary);

    private static IndexUnavailableException NotYet() => new("the search index is still being filled");
}
