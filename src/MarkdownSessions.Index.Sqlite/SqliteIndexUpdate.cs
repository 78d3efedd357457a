using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// An everyday change: one transaction. New messages are held back and added in the order of the
/// walk, so that sessions read one after the other don't make each other's messages late.
/// </summary>
internal sealed class SqliteIndexUpdate : IIndexUpdate
{
    // What is held back; more would make little fewer rows late and cost memory.
    private const int MaxPendingBytes = 16 * 1024 * 1024;

    private readonly Connections.Lease lease;
    private readonly Database database;
    private readonly Counters counters;
    private readonly List<PendingEntry> pending = [];
    private readonly HashSet<int> pendingSessions = [];
    private int pendingBytes;
    private bool isSpoiled;

    private SqliteIndexUpdate(Connections.Lease lease)
    {
        this.lease = lease;
        database = lease.Database;
        if (database.IsReadOnly)
        {
            throw new IndexUnavailableException("the search index can only be read");
        }

        database.Run("begin immediate");
        counters = Counters.Read(database);
    }

    /// <summary>Begins a change on a connection of its own, which it gives back when disposed.</summary>
    /// <exception cref="IndexUnavailableException">Another update is under way, or the index can only be read.</exception>
    public static SqliteIndexUpdate Begin(Connections.Lease lease)
    {
        try
        {
            return new(lease);
        }
        catch (IndexUnavailableException)
        {
            lease.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Put(SessionChange change) => Change(() =>
    {
        int number = PutSession(change);
        PutDocuments(number, change);
    });

    /// <inheritdoc/>
    public void Remove(SessionId id) => Change(() =>
    {
        if (Catalog.Read(database, id) is { } session)
        {
            Remove(session.Number);
        }
    });

    /// <inheritdoc/>
    public void Commit() => Change(() =>
    {
        Flush();
        counters.Write(database);
        database.Run("commit");
        isSpoiled = true;
    });

    /// <inheritdoc/>
    public void Dispose() => lease.Dispose();

    // Whatever fails half-way, also the reading of the documents, takes the whole update with it.
    private void Change(Action change)
    {
        if (isSpoiled)
        {
            throw new InvalidOperationException("this update was committed or has failed; begin another");
        }

        isSpoiled = true;
        change();
        isSpoiled = false;
    }

    private int PutSession(SessionChange change)
    {
        var held = Catalog.Read(database, change.Summary.Id);
        if (held is not null && held.Summary.Id.Value != change.Summary.Id.Value && change.FromOrdinal == 0)
        {
            // The id's spelling is part of the order; rows that stay would stand by the old one.
            Remove(held.Number);
            held = null;
        }

        int number = held?.Number ?? (int)counters.NextSession++;
        Catalog.Write(database, number, change.Summary);
        Catalog.DeleteStamps(database, number);
        Catalog.WriteStamps(database, number, change.Segments);
        return number;
    }

    private void PutDocuments(int number, SessionChange change)
    {
        FlushIfPending(number);
        var held = EntryTable.Read(database, number, change.FromOrdinal, withTitle: change.Title is not null);
        foreach (var document in ChangedDocuments.Of(change))
        {
            PutDocument(number, change.Summary.Id, document, held);
        }

        foreach (var gone in held.Values)
        {
            Delete(gone);
        }
    }

    // What did not change keeps its row: reading a file again, or an append that reads from one entry
    // earlier, leaves no dead rows behind.
    private void PutDocument(int number, SessionId id, IndexDocument document, Dictionary<int, LiveEntry> held)
    {
        var words = EncodedWords.Of(document);
        var fields = EntryFields.Of(document, words);
        int name = NameTable.NumberOf(database, document.Place.Segment);
        if (held.Remove(document.Ordinal, out var entry))
        {
            if (entry.Ticks == fields.Ticks && entry.Content == fields.Content)
            {
                EntryTable.Move(database, entry.Id, name, fields);
                return;
            }

            Delete(entry);
        }

        Hold(new(new(fields.Ticks, id.Value, fields.Ordinal), number, name, fields, words));
    }

    private void Delete(LiveEntry entry)
    {
        EntryTable.Delete(database, entry.Id);
        counters.Live--;
    }

    private void Remove(int number)
    {
        FlushIfPending(number);
        counters.Live -= EntryTable.DeleteAll(database, number);
        Catalog.Delete(database, number);
    }

    private void Hold(PendingEntry entry)
    {
        pending.Add(entry);
        pendingSessions.Add(entry.Session);
        pendingBytes += entry.Words.Bytes.Length;
        if (pendingBytes > MaxPendingBytes)
        {
            Flush();
        }
    }

    private void FlushIfPending(int session)
    {
        if (pendingSessions.Contains(session))
        {
            Flush();
        }
    }

    private void Flush()
    {
        pending.Sort((one, other) => EntryKey.Compare(one.Key, other.Key));
        var newest = EntryTable.Newest(database);
        foreach (var entry in pending)
        {
            bool isLate = EntryKey.Compare(entry.Key, newest) < 0;
            long id = isLate ? -counters.NextLate++ : counters.NextRow++;
            EntryTable.Insert(database, id, entry.Session, entry.Name, entry.Fields, entry.Words);
        }

        counters.Live += pending.Count;
        pending.Clear();
        pendingSessions.Clear();
        pendingBytes = 0;
    }
}
