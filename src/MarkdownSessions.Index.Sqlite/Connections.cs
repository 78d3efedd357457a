using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// The connections of one open index. Every reader, walk and update has one to itself for as long
/// as it lasts, so that each sees one state of the index and none waits for another.
/// </summary>
internal sealed class Connections : IDisposable
{
    // A list with a lock: there are a handful, and a bag without locks costs every start its making.
    private readonly List<Database> idle = [];
    private readonly string path;
    private readonly DatabaseMode mode;
    private bool isClosed;

    private Connections(string path, DatabaseMode mode, Database first)
    {
        this.path = path;
        this.mode = mode;
        idle.Add(first);
    }

    /// <summary>Opens an index file and checks that it is ours.</summary>
    /// <exception cref="IndexUnavailableException">It is absent, locked, or not ours.</exception>
    public static Connections Open(string path)
    {
        try
        {
            return Open(path, DatabaseMode.Everyday);
        }
        catch (IndexUnavailableException failure) when (!failure.IsBusy && MayBeFrozen(path))
        {
            return Open(path, DatabaseMode.Frozen);
        }
    }

    /// <summary>A connection for one use; disposing the lease gives it back.</summary>
    public Lease Rent()
    {
        return new(this, TakeIdle() ?? Database.Open(path, mode));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Database[] open;
        lock (idle)
        {
            isClosed = true;
            open = [.. idle];
            idle.Clear();
        }

        foreach (var database in open)
        {
            database.Dispose();
        }
    }

    private static Connections Open(string path, DatabaseMode mode)
    {
        var database = Database.Open(path, mode);
        try
        {
            IndexSchema.Check(database);
            return new(path, mode, database);
        }
        catch (IndexUnavailableException)
        {
            database.Dispose();
            throw;
        }
    }

    // In WAL mode even readers make files beside the database. Where they cannot, the file is read as
    // one that nobody changes: right only if no changes wait in a log, which would be passed over.
    private static bool MayBeFrozen(string path) => Path.Exists(path) && !OwnFile.HasContent(path + "-wal");

    private Database? TakeIdle()
    {
        lock (idle)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (idle.Count == 0)
            {
                return null;
            }

            var last = idle[^1];
            idle.RemoveAt(idle.Count - 1);
            return last;
        }
    }

    private void Return(Database database)
    {
        database.Abandon();
        bool isKept;
        lock (idle)
        {
            isKept = !isClosed;
            if (isKept)
            {
                idle.Add(database);
            }
        }

        if (!isKept)
        {
            database.Dispose();
        }
    }

    /// <summary>A connection while it is used.</summary>
    internal sealed class Lease(Connections owner, Database database) : IDisposable
    {
        private bool isReturned;

        /// <summary>The connection.</summary>
        public Database Database { get; } = database;

        /// <inheritdoc/>
        public void Dispose()
        {
            if (!isReturned)
            {
                isReturned = true;
                owner.Return(Database);
            }
        }
    }
}
