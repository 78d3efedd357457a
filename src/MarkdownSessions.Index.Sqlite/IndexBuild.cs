using MarkdownSessions.Index.Sqlite.Fts5;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// Fills an empty file at once: rows sorted by time, one transaction without a journal, the words as one
/// segment of FTS5, flushed.
/// </summary>
internal sealed class IndexBuild(Database database, WordSpool spool, IReadOnlyDictionary<string, int> names, string path)
{
    // Every update adds a segment to FTS5's lowest level. So many of a level are joined into one of the
    // next, within the update that was one too many: with 64, 64 small ones once in 64 updates and
    // 4,096 of them once in 4,096. Automerge, which we leave off, makes single appends wait more often
    // (docs/performance.md), and FTS5's own 16 would come to the large segment of the seal too soon.
    private const int CrisisMerge = 64;
    private const int HashBytes = 1024 * 1024;

    /// <summary>Builds the file and closes nothing.</summary>
    /// <param name="sessions">All sessions.</param>
    /// <param name="nextSession">The number that the next new session will get.</param>
    /// <exception cref="IndexUnavailableException">It could not be written.</exception>
    public void Run(IReadOnlyList<FilledSession> sessions, int nextSession)
    {
        var (entries, owners) = InOrder(sessions);
        var words = new WordsBuild(database, spool, path);
        var runs = words.MakeRuns(entries);
        try
        {
            database.Run("begin");
            IndexSchema.MakeTables(database);
            Configure();
            WriteCatalog(sessions);
            WriteEntries(entries, owners);
            IndexSchema.MakeIndexes(database);
            new Counters { NextRow = entries.Length + 1, NextSession = nextSession, Live = entries.Length }.Write(database);
        }
        catch
        {
            CloseWhenMade(runs);
            throw;
        }

        words.Write(runs.GetAwaiter().GetResult());
        database.Run("commit");
        MakeDurable();
    }

    // They are files of this folder: nothing may go on with them when the fill is given up.
    private static void CloseWhenMade(Task<RunFile[]> runs)
    {
        Task.WaitAny([runs], CancellationToken.None);
        if (runs.IsCompletedSuccessfully)
        {
            WordsBuild.Close(runs.Result);
        }
    }

    private void Configure()
    {
        foreach (string table in new[] { "words", "late" })
        {
            database.Run($"insert into {table}({table}, rank) values('hashsize', {HashBytes})");
            database.Run($"insert into {table}({table}, rank) values('crisismerge', {CrisisMerge})");
            database.Run($"insert into {table}({table}, rank) values('automerge', 0)");
        }
    }

    private void WriteCatalog(IReadOnlyList<FilledSession> sessions)
    {
        foreach (var (name, number) in names)
        {
            database.Use("insert into name(number, text) values(?1, ?2)").With(1, number).With(2, name).Run();
        }

        foreach (var session in sessions)
        {
            Catalog.Write(database, session.Number, session.Summary);
            Catalog.WriteStamps(database, session.Number, session.Segments);
        }
    }

    private void WriteEntries(SpooledEntry[] entries, int[] owners)
    {
        var reader = spool.NewReader();
        for (int i = 0; i < entries.Length; i++)
        {
            var (name, fields) = reader.ReadFields(entries[i]);
            EntryTable.Insert(database, i + 1, owners[i], name, fields);
        }
    }

    // All messages by time, session and ordinal, and the number of each one's session.
    private static (SpooledEntry[] Entries, int[] Owners) InOrder(IReadOnlyList<FilledSession> sessions)
    {
        var byId = sessions.OrderBy(session => session.Summary.Id.Value, StringComparer.Ordinal).ToList();
        int count = byId.Sum(session => session.Entries.Count);
        var entries = new SpooledEntry[count];
        int[] ranks = new int[count];
        int next = 0;
        for (int rank = 0; rank < byId.Count; rank++)
        {
            foreach (var entry in byId[rank].Entries)
            {
                entries[next] = entry;
                ranks[next++] = rank;
            }
        }

        var order = Enumerable.Range(0, count).ToArray();
        Array.Sort(order, (one, other) =>
        {
            int byTime = entries[one].Ticks.CompareTo(entries[other].Ticks);
            int bySession = byTime != 0 ? byTime : ranks[one].CompareTo(ranks[other]);
            return bySession != 0 ? bySession : entries[one].Ordinal.CompareTo(entries[other].Ordinal);
        });
        return (Array.ConvertAll(order, at => entries[at]), Array.ConvertAll(order, at => byId[ranks[at]].Number));
    }

    // Nothing was flushed so far. A checkpoint in full synchrony flushes the log and the whole file.
    private void MakeDurable()
    {
        database.Run("pragma locking_mode=normal");
        database.Run("pragma synchronous=full");
        if (database.Text("pragma journal_mode=wal") != "wal")
        {
            throw new IndexUnavailableException("the search index cannot be shared between processes on this file system");
        }

        database.Run("insert or replace into state values('sealed', 1)");
        database.Run("pragma wal_checkpoint(truncate)");
    }
}
