using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// Fills an empty file at once: rows sorted by time, one transaction without a journal, merged to
/// one segment, flushed. The settings are those that were fastest (docs/performance.md).
/// </summary>
internal sealed class IndexBuild(Database database, WordSpool spool, IReadOnlyDictionary<string, int> names)
{
    // Every update adds a segment to FTS5's lowest level. So many of a level are joined into one of the
    // next, within the update that was one too many: with 64, 64 small ones once in 64 updates and
    // 4,096 of them once in 4,096. Automerge, which we leave off, makes single appends wait more often
    // (docs/performance.md), and FTS5's own 16 would come to the large segment of the seal too soon.
    private const int EverydayCrisisMerge = 64;
    private const int EverydayHashBytes = 1024 * 1024;

    // Words are gathered in memory up to this size, then written as one segment.
    private const int FillHashBytes = 16 * 1024 * 1024;
    private const int FillCrisisMerge = 200;

    // After this share of the rows all segments are joined once. The last join then lands on level 3 and
    // not on level 1, where everyday updates would join the whole index with theirs after 4,032 of them.
    private const double EarlyShare = 0.125;

    /// <summary>Builds the file and closes nothing.</summary>
    /// <param name="sessions">All sessions.</param>
    /// <param name="nextSession">The number that the next new session will get.</param>
    /// <exception cref="IndexUnavailableException">It could not be written.</exception>
    public void Run(IReadOnlyList<FilledSession> sessions, int nextSession)
    {
        database.Run("begin");
        IndexSchema.MakeTables(database);
        Configure(hashBytes: FillHashBytes, crisisMerge: FillCrisisMerge);
        WriteCatalog(sessions);
        long rows = WriteEntries(sessions);
        IndexSchema.MakeIndexes(database);
        new Counters { NextRow = rows + 1, NextSession = nextSession, Live = rows }.Write(database);
        Join();
        Configure(hashBytes: EverydayHashBytes, crisisMerge: EverydayCrisisMerge);
        database.Run("commit");
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
        long early = (long)(sessions.Sum(session => (long)session.Entries.Count) * EarlyShare);
        foreach (var (session, entry) in InOrder(sessions))
        {
            if (row == early && row > 0)
            {
                Join();
            }

            var (name, fields, words) = spool.Read(entry);
            EntryTable.Insert(database, ++row, session, name, fields, words);
        }

        return row;
    }

    private void Join() => database.Run("insert into words(words) values('optimize')");

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
