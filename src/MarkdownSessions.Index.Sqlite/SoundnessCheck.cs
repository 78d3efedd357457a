using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>Looks for damage in a whole index file: its pages, and the lists of words in them.</summary>
internal static class SoundnessCheck
{
    /// <summary>The first damage that SQLite finds; null for none.</summary>
    /// <exception cref="IndexUnavailableException">The file is damaged so that it cannot be checked.</exception>
    public static string? Run(Database database)
    {
        string? pages = database.Text("pragma quick_check(1)");
        if (pages != "ok")
        {
            return pages;
        }

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
