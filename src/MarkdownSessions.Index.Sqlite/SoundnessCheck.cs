using System.Globalization;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>Looks for damage in a whole index file: its pages, how much is in them, and the lists of words.</summary>
internal static class SoundnessCheck
{
    private static readonly string Marked = $"\"{IndexSchema.FactMark}\"";

    /// <summary>The first damage that SQLite finds; null for none.</summary>
    /// <param name="database">The index file.</param>
    /// <param name="depth">Whether the lists of words are looked through, too.</param>
    /// <exception cref="IndexUnavailableException">The file is damaged so that it cannot be checked.</exception>
    public static string? Run(Database database, IndexDepth depth)
    {
        string? pages = database.Text("pragma quick_check(1)");
        return pages != "ok" ? pages
            : Lack(database) is { } lack ? lack
            : depth is IndexDepth.Content ? InWords(database)
            : null;
    }

    // Sound pages may have been emptied. Dead rows stay in the lists of words, so there may be more than live.
    private static string? Lack(Database database)
    {
        database.Run("begin");
        long live = Counters.Read(database).Live;
        long entries = database.Number("select count(*) from entry");
        long rows = Rows(database, "words") + Rows(database, "late");
        database.Abandon();
        return entries != live ? Told("it lists", entries, live)
            : rows < live ? Told("its words are of", rows, live)
            : null;
    }

    private static long Rows(Database database, string table)
    {
        using var count = database.Use($"select count(*) from {table} where {table} match ?1").With(1, Marked);
        return count.Step() ? count.Number(0) : 0;
    }

    private static string Told(string what, long messages, long live) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {messages} messages and should have {live}");

    private static string? InWords(Database database)
    {
        // FTS5 checks its lists when this is inserted; nothing is. Where nothing can be written, it cannot be asked.
        if (database.IsReadOnly)
        {
            return null;
        }

        try
        {
            database.Run("begin immediate");
            database.Run("insert into words(words) values('integrity-check')");
            database.Run("insert into late(late) values('integrity-check')");
            database.Abandon();
        }
        catch (IndexUnavailableException e) when (e.IsBusy)
        {
            // Somebody writes now: that is no damage, and a check waits for nobody.
        }

        return null;
    }
}
