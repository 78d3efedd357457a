using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>Turns SQLite's result codes into the one exception that callers know.</summary>
internal static class SqliteFailure
{
    // The low byte is the primary code; the rest says where it came from (sqlite.org/rescode.html).
    private const int PrimaryCode = 0xff;

    private const int NotPermitted = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Disk = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotAuthorized = 23;
    private const int NoDatabase = 26;

    /// <summary>What a failed call means to the caller.</summary>
    /// <param name="index">The generation's folder name, for the message.</param>
    /// <param name="code">The result code, extended or not.</param>
    /// <param name="detail">SQLite's own words.</param>
    public static IndexUnavailableException Of(string index, int code, string detail)
    {
        int primary = code & PrimaryCode;
        return new($"search index '{index}' {Meaning(primary)} (SQLite {code}: {detail})")
        {
            IsBusy = primary is Busy or Locked,
        };
    }

    private static string Meaning(int primary) => primary switch
    {
        Busy or Locked => "is being written by another process",
        Full => "found the disk full",
        ReadOnly or NotPermitted or NotAuthorized => "can only be read",
        CannotOpen => "cannot be opened",
        NoDatabase => "is no index",
        Corrupt => "is damaged",
        Disk => "cannot be read or written",
        _ => "failed",
    };
}
