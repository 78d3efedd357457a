using System.Text;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// The tables of an index file, and the proof that a file holds these and no others
/// (docs/search.md, "SQLite").
/// </summary>
/// <remarks>
/// <para>
/// <c>entry</c> has one row for each live message. Its id is the row of <c>words</c>, or, if
/// negative, minus the row of <c>late</c>. Rows of <c>words</c> stand in the order of time, session
/// id and ordinal, so that newest first is a walk of ids downwards; what arrives later than it
/// happened goes to <c>late</c>. Nothing is ever deleted from the two: contentless FTS5 tables
/// cannot forget a text that is no longer there. A row lives while <c>entry</c> has it, and ids are
/// never used again.
/// </para>
/// <para>A change here needs a new <see cref="Version"/>.</para>
/// </remarks>
internal static class IndexSchema
{
    /// <summary>Kept in <c>user_version</c>.</summary>
    public const int Version = 2;

    /// <summary>
    /// Begins every fact in the facets column, and alone it is the word that every message has. No
    /// tokeniser makes words of controls, so that no text can pose as a fact.
    /// </summary>
    public const char FactMark = '\u0001';

    // "cruI" in ASCII, kept in application_id.
    private const int Application = 0x63727549;

    // Every ASCII letter that SQLite's tokeniser would part words at, but blanks and controls:
    // the words are the core's and come out as they went in.
    private static readonly string TokenLetters = MakeTokenLetters();

    private static readonly string[] Tables =
    [
        "CREATE TABLE state(name text primary key, value integer not null) without rowid",
        "CREATE TABLE name(number integer primary key, text text not null unique)",
        """
        CREATE TABLE session(number integer primary key, id text not null collate nocase unique, type text not null,
            title text not null, own_title integer not null, started integer not null, last integer not null,
            messages integer not null, state text, agent text, model text, project text, folder text, parent text,
            tags text, branch text, resume_segment text not null, resume_offset integer not null,
            resume_line integer not null, resume_ordinal integer not null, used text, settled text)
        """,
        """
        CREATE TABLE segment(session integer not null, position integer not null, name text not null,
            length integer not null, modified integer not null, hash integer not null, racy integer not null,
            primary key(session, position)) without rowid
        """,
        """
        CREATE TABLE entry(id integer primary key, session integer not null, ordinal integer not null,
            ticks integer not null, name integer not null, offset integer not null, length integer not null,
            line integer not null, fingerprint integer not null, idhash integer not null, content integer not null)
        """,
        WordsTable("words"),
        WordsTable("late"),
    ];

    // Made after the rows in a bulk build, which is several times as fast as row by row.
    private static readonly string[] Indexes =
    [
        "CREATE UNIQUE INDEX entry_by_ordinal on entry(session, ordinal)",
        "CREATE INDEX entry_by_idhash on entry(session, idhash, ordinal)",
    ];

    private static readonly HashSet<string> Expected =
        [.. Tables, .. Indexes, .. ShadowTables("words"), .. ShadowTables("late")];

    /// <summary>Makes the tables of an empty file, still without indexes.</summary>
    public static void MakeTables(Database database)
    {
        database.Run($"pragma application_id={Application}");
        database.Run($"pragma user_version={Version}");
        foreach (string table in Tables)
        {
            database.Run(table);
        }
    }

    /// <summary>Makes the indexes.</summary>
    public static void MakeIndexes(Database database)
    {
        foreach (string index in Indexes)
        {
            database.Run(index);
        }
    }

    /// <summary>Refuses a file that is not exactly one of ours.</summary>
    /// <exception cref="IndexUnavailableException">Of another program or version, or with more or less than it should hold.</exception>
    public static void Check(Database database)
    {
        if (database.Number("pragma application_id") != Application)
        {
            throw new IndexUnavailableException("the file is no search index of this program");
        }

        long version = database.Number("pragma user_version");
        if (version != Version)
        {
            throw new IndexUnavailableException($"the search index has version {version}; this program reads {Version}");
        }

        var missing = new HashSet<string>(Expected, StringComparer.Ordinal);
        using var objects = database.Use("select sql from sqlite_master where sql is not null");
        while (objects.Step())
        {
            if (!missing.Remove(objects.Text(0) ?? ""))
            {
                throw new IndexUnavailableException("the search index holds tables that are not its own");
            }
        }

        if (missing.Count > 0)
        {
            throw new IndexUnavailableException("the search index lacks tables");
        }
    }

    // Without the sizes of columns, which only FTS5's own ranking reads.
    private static string WordsTable(string name) =>
        $"CREATE VIRTUAL TABLE {name} using fts5(prose, code, tool, thinking, facets, content='', columnsize=0, "
        + $"tokenize=\"ascii tokenchars '{TokenLetters}'\")";

    // As FTS5 writes them itself for such a table.
    private static string[] ShadowTables(string name) =>
    [
        $"CREATE TABLE '{name}_data'(id INTEGER PRIMARY KEY, block BLOB)",
        $"CREATE TABLE '{name}_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
        $"CREATE TABLE '{name}_config'(k PRIMARY KEY, v) WITHOUT ROWID",
    ];

    private static string MakeTokenLetters()
    {
        // A loop: chains over letters would be compiled at each start (docs/performance.md).
        var plain = new StringBuilder();
        for (char letter = '!'; letter <= '~'; letter++)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                plain.Append(letter);
            }
        }

        plain.Append(FactMark);
        return plain.ToString().Replace("'", "''", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal);
    }
}
