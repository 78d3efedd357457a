using MarkdownSessions.Indexing;
using SQLitePCL;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>Turns SQLite's result codes into the one exception that callers know.</summary>
internal static class SqliteFailure
{
    // The low byte is the primary code; the rest says where it came from (sqlite.org/rescode.html).
    private const int PrimaryCode = 0xff;

    /// <summary>What a failed call means to the caller.</summary>
    /// <param name="index">The generation's folder name, for the message.</param>
    /// <param name="code">The result code, extended or not.</param>
    /// <param name="detail">SQLite's own words.</param>
    public static IndexUnavailableException Of(string index, int code, string detail)
    {
        int primary = code & PrimaryCode;
        return new($"search index '{index}' {Meaning(primary)} (SQLite {code}: {detail})")
        {
            IsBusy = primary is raw.SQLITE_BUSY or raw.SQLITE_LOCKED,
        };
    }

    private static string Meaning(int primary) => primary switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is being written by another process",
        raw.SQLITE_FULL => "found the disk full",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => "can only be read",
        raw.SQLITE_CANTOPEN => "cannot be opened",
        raw.SQLITE_NOTADB => "is no index",
        raw.SQLITE_CORRUPT => "is damaged",
        raw.SQLITE_IOERR => "cannot be read or written",
        _ => "failed",
    };
}
