using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>Live messages as rows.</summary>
internal static class EntryTable
{
    private const string InsertSql =
        "insert into entry(id, session, ordinal, ticks, name, offset, length, line, fingerprint, idhash, content) "
        + "values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

    private const string MoveSql =
        "update entry set name = ?2, offset = ?3, length = ?4, line = ?5, fingerprint = ?6, idhash = ?7 where id = ?1";

    /// <summary>Adds a message and its words.</summary>
    /// <param name="id">See <see cref="IndexSchema"/>: negative for one that arrived late.</param>
    public static void Insert(Database database, long id, int session, int name, EntryFields fields, EncodedWords words)
    {
        Insert(database, id, session, name, fields);
        string sql = id > 0
            ? "insert into words(rowid, prose, code, tool, thinking, facets) values(?1, ?2, ?3, ?4, ?5, ?6)"
            : "insert into late(rowid, prose, code, tool, thinking, facets) values(?1, ?2, ?3, ?4, ?5, ?6)";
        words.BindTo(database.Use(sql).With(1, Math.Abs(id))).Run();
    }

    /// <summary>Adds a message whose words are written otherwise.</summary>
    public static void Insert(Database database, long id, int session, int name, EntryFields fields) =>
        database.Use(InsertSql)
            .With(1, id)
            .With(2, session)
            .With(3, fields.Ordinal)
            .With(4, fields.Ticks)
            .With(5, name)
            .With(6, fields.Place.Offset)
            .With(7, fields.Place.Length)
            .With(8, fields.Place.Line)
            .With(9, fields.Place.Fingerprint)
            .With(10, fields.IdHash)
            .With(11, fields.Content)
            .Run();

    /// <summary>Notes that a message whose words and time are the same now lies elsewhere.</summary>
    public static void Move(Database database, long id, int name, EntryFields fields) =>
        database.Use(MoveSql)
            .With(1, id)
            .With(2, name)
            .With(3, fields.Place.Offset)
            .With(4, fields.Place.Length)
            .With(5, fields.Place.Line)
            .With(6, fields.Place.Fingerprint)
            .With(7, fields.IdHash)
            .Run();

    /// <summary>Lets a message die.</summary>
    public static void Delete(Database database, long id) =>
        database.Use("delete from entry where id = ?1").With(1, id).Run();

    /// <summary>Lets all messages of a session die.</summary>
    /// <returns>How many there were.</returns>
    public static int DeleteAll(Database database, int session)
    {
        database.Use("delete from entry where session = ?1").With(1, session).Run();
        return database.Changes;
    }

    /// <summary>The live messages of a session from an ordinal on, and its title if asked, by ordinal.</summary>
    public static Dictionary<int, LiveEntry> Read(Database database, int session, int from, bool withTitle)
    {
        var entries = new Dictionary<int, LiveEntry>();
        const string sql = "select ordinal, id, ticks, content from entry "
            + "where session = ?1 and (ordinal >= ?2 or ordinal = ?3)";
        using var rows = database.Use(sql).With(1, session).With(2, from).With(3, withTitle ? 0 : from);
        while (rows.Step())
        {
            entries[rows.Small(0)] = new(rows.Number(1), rows.Number(2), rows.Number(3));
        }

        return entries;
    }

    /// <summary>The newest message that did not arrive late.</summary>
    public static EntryKey Newest(Database database)
    {
        const string sql = "select e.ticks, s.id, e.ordinal from entry e join session s on s.number = e.session "
            + "where e.id > 0 order by e.id desc limit 1";
        using var row = database.Use(sql);
        return row.Step() ? new(row.Number(0), row.Text(1) ?? "", row.Small(2)) : EntryKey.Oldest;
    }

    /// <summary>Where a message lies; null when it is not live.</summary>
    public static MessagePlace? Locate(Database database, int session, int ordinal)
    {
        const string sql = "select n.text, e.offset, e.length, e.line, e.fingerprint from entry e "
            + "join name n on n.number = e.name where e.session = ?1 and e.ordinal = ?2";
        using var row = database.Use(sql).With(1, session).With(2, ordinal);
        return row.Step()
            ? new(row.Text(0) ?? "", row.Number(1), row.Small(2), row.Small(3), (uint)row.Number(4))
            : null;
    }

    /// <summary>The first ordinal of a session with this hash; null for none.</summary>
    public static int? Find(Database database, int session, long idHash)
    {
        const string sql = "select ordinal from entry where session = ?1 and idhash = ?2 order by ordinal limit 1";
        using var row = database.Use(sql).With(1, session).With(2, idHash);
        return row.Step() ? row.Small(0) : null;
    }
}
