namespace MarkdownSessions.Index.Sqlite;

/// <summary>Names of segments, each kept once: thousands of messages lie in one segment.</summary>
internal static class NameTable
{
    /// <summary>The number of a name, which is added when it is new.</summary>
    public static int NumberOf(Database database, string name)
    {
        using (var row = database.Use("select number from name where text = ?1").With(1, name))
        {
            if (row.Step())
            {
                return row.Small(0);
            }
        }

        database.Use("insert into name(text) values(?1)").With(1, name).Run();
        return (int)database.Number("select last_insert_rowid()");
    }
}
