using LiteDB;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;

namespace MarkdownSessions.Index.Lucene;

/// <summary>What an update changes in the catalog: kept in memory, and written in one transaction by its commit.</summary>
internal sealed class CatalogChange
{
    private readonly Dictionary<SessionId, ChangedSession?> sessions = [];

    /// <summary>The next session's number.</summary>
    public int NextNumber { get; set; } = 1;

    /// <summary>Whether the update has put or removed a session.</summary>
    /// <param name="id">The session.</param>
    /// <param name="session">It as it was put; null when it was removed.</param>
    public bool Knows(SessionId id, out ChangedSession? session) => sessions.TryGetValue(id, out session);

    /// <summary>Puts a session.</summary>
    public void Put(ChangedSession session) => sessions[session.Summary.Id] = session;

    /// <summary>Removes a session.</summary>
    public void Remove(SessionId id) => sessions[id] = null;

    /// <summary>Writes everything and the checkpoint. LiteDB's transactions belong to a thread: this one.</summary>
    public void Write(LiteDatabase database, Checkpoint checkpoint)
    {
        database.BeginTrans();
        var rows = database.GetCollection(CatalogStore.Sessions);
        var stamps = database.GetCollection(CatalogStore.Segments);
        foreach (var (id, session) in sessions)
        {
            if (session is null)
            {
                rows.Delete(CatalogRows.Key(id));
                stamps.Delete(CatalogRows.Key(id));
            }
            else
            {
                rows.Upsert(CatalogRows.Session(session.Number, session.Summary));
                stamps.Upsert(CatalogRows.Stamps(session.Summary.Id, session.Segments));
            }
        }

        database.GetCollection(CatalogStore.State).Upsert(CatalogRows.State(checkpoint, NextNumber));
        database.Commit();
        database.Checkpoint();
    }
}
