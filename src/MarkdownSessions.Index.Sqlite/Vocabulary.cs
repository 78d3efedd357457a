namespace MarkdownSessions.Index.Sqlite;

/// <summary>The words that FTS5 knows, by its own table of them (sqlite.org/fts5.html, section 10).</summary>
internal static class Vocabulary
{
    // In "temp", so that the file holds no table but its own.
    private const string Make = "create virtual table if not exists temp.vocabulary using fts5vocab(main, words, row)";
    private const string MakeLate = "create virtual table if not exists temp.late_vocabulary using fts5vocab(main, late, row)";

    // Not sorted, and a word of both tables comes twice: whoever asks for many of them looks at each as it comes.
    private const string From = "select term from temp.vocabulary where term >= ?1 and term < ?2 "
        + "union all select term from temp.late_vocabulary where term >= ?1 and term < ?2";

    /// <summary>The words that begin so; also those of messages that are gone.</summary>
    public static IEnumerable<string> WordsFrom(Database database, string beginning)
    {
        database.Run(Make);
        database.Run(MakeLate);
        using var rows = database.Use(From).With(1, beginning).With(2, beginning + "\U0010FFFF");
        while (rows.Step())
        {
            if (rows.Text(0) is { } word)
            {
                yield return word;
            }
        }
    }
}
