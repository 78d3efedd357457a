using SQLitePCL;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// One prepared statement of a <see cref="Database"/>, which keeps it for the next use. Disposing
/// resets it, which also ends the read transaction that an unfinished query holds.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly Database database;
    private readonly sqlite3_stmt handle;

    internal Statement(Database database, sqlite3_stmt handle)
    {
        this.database = database;
        this.handle = handle;
    }

    /// <summary>Binds a number; parameters count from 1.</summary>
    public Statement With(int parameter, long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    /// <summary>Binds a text, or null.</summary>
    public Statement With(int parameter, string? value)
    {
        database.Check(value is null
            ? raw.sqlite3_bind_null(handle, parameter)
            : raw.sqlite3_bind_text(handle, parameter, value));
        return this;
    }

    /// <summary>Binds UTF-8 without making a string of it; SQLite copies it.</summary>
    public Statement With(int parameter, ReadOnlySpan<byte> utf8)
    {
        // The address of an empty span may be null, which SQLite takes for NULL: to FTS5 the same as no words.
        database.Check(raw.sqlite3_bind_text(handle, parameter, utf8));
        return this;
    }

    /// <summary>Binds bytes; SQLite copies them.</summary>
    public Statement WithBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        // The address of an empty span may be null, which SQLite takes for NULL.
        database.Check(bytes.IsEmpty
            ? raw.sqlite3_bind_zeroblob(handle, parameter, 0)
            : raw.sqlite3_bind_blob(handle, parameter, bytes));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last.</returns>
    public bool Step()
    {
        int code = raw.sqlite3_step(handle);
        return code == raw.SQLITE_ROW || (code == raw.SQLITE_DONE ? false : throw database.Failure(code));
    }

    /// <summary>Runs a statement whose rows, if any, are of no interest, and resets it.</summary>
    public void Run()
    {
        try
        {
            while (Step())
            {
            }
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>The number in a column, counted from 0; 0 for NULL.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>The number in a column that never holds more than 32 bits.</summary>
    public int Small(int column) => raw.sqlite3_column_int(handle, column);

    /// <summary>The text in a column; null for NULL.</summary>
    public string? Text(int column) =>
        raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL
            ? null
            : raw.sqlite3_column_text(handle, column).utf8_to_string();

    /// <summary>The bytes in a column; they stay as they are until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    /// <summary>Resets the statement for its next use.</summary>
    public void Dispose() => raw.sqlite3_reset(handle);

    /// <summary>Frees the statement for good.</summary>
    internal void Close() => handle.Dispose();
}
