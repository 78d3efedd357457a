using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// Fills an empty file at once: rows sorted by time, one transaction without a journal, merged to
/// one segment, checked, flushed. The settings are those that were fastest (docs/performance.md).
/// </summary>
internal sealed class IndexBuild(Database database, WordSpool spool, IReadOnlyDictionary<string, int> names)
{
    // FTS5's defaults, which the fill changes and which are kept in the file.
    private const int EverydayCrisisMerge = 16;
    private const int EverydayHashBytes = 1024 * 1024;

    // Words are gathered in memory up to this size, then written as one segment.
    private const int FillHashBytes = 16 * 1024 * 1024;
    private const int FillCrisisMerge = 200;

    /// <summary>Builds the file and closes nothing.</summary>
    /// <param name="sessions">All sessions.</param>
    /// <param name="nextSession">The number that the next new session will get.</param>
    /// <exception cref="IndexUnavailableException">It could not be written, or is not sound.</exception>
    public void Run(IReadOnlyList<FilledSession> sessions, int nextSession)
    {
        database.Run("begin");
        IndexSchema.MakeTables(database);
        Configure(hashBytes: FillHashBytes, crisisMerge: FillCrisisMerge);
        WriteCatalog(sessions);
        long rows = WriteEntries(sessions);
        IndexSchema.MakeIndexes(database);
        new Counters { NextRow = rows + 1, NextSession = nextSession, Live = rows }.Write(database);
        database.Run("insert into words(words) values('optimize')");
        Configure(hashBytes: EverydayHashBytes, crisisMerge: EverydayCrisisMerge);
        database.Run("commit");
        Check();
        MakeDurable();
    }

    private void Configure(int hashBytes, int crisisMerge)
    {
        foreach (string table in new[] { "words", "late" })
        {
            database.Run($"insert into {table}({table}, rank) values('hashsize', {hashBytes})");
            database.Run($"insert into {table}({table}, rank) values('crisismerge', {crisisMerge})");
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

    private long WriteEntries(IReadOnlyList<FilledSession> sessions)
    {
        long row = 0;
        foreach (var (session, entry) in InOrder(sessions))
        {
            var (name, fields, words) = spool.Read(entry);
            EntryTable.Insert(database, ++row, session, name, fields, words);
        }

        return row;
    }

    private static IEnumerable<(int Session, SpooledEntry Entry)> InOrder(IReadOnlyList<FilledSession> sessions)
    {
        var byId = sessions.OrderBy(session => session.Summary.Id.Value, StringComparer.Ordinal).ToList();
        var all = new (SpooledEntry Entry, int Rank)[byId.Sum(session => session.Entries.Count)];
        int count = 0;
        for (int rank = 0; rank < byId.Count; rank++)
        {
            foreach (var entry in byId[rank].Entries)
            {
                all[count++] = (entry, rank);
            }
        }

        Array.Sort(all, static (one, other) =>
        {
            int order = one.Entry.Ticks.CompareTo(other.Entry.Ticks);
            order = order != 0 ? order : one.Rank.CompareTo(other.Rank);
            return order != 0 ? order : one.Entry.Ordinal.CompareTo(other.Entry.Ordinal);
        });
        return all.Select(one => (byId[one.Rank].Number, one.Entry));
    }

    private void Check()
    {
        string? problem = database.Text("pragma quick_check(1)");
        if (problem != "ok")
        {
            throw new IndexUnavailableException($"the search index that was built is not sound: {problem}");
        }

        database.Run("insert into words(words) values('integrity-check')");
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
