namespace MarkdownSessions.Index.Sqlite;

/// <summary>How a database file is opened.</summary>
internal enum DatabaseMode
{
    /// <summary>Made anew, for filling it at once: nothing in it survives a crash before its seal.</summary>
    Fill,

    /// <summary>Reading and writing beside other processes.</summary>
    Everyday,

    /// <summary>Reading where nothing can be written, not even the files that SQLite needs beside it.</summary>
    Frozen,
}
