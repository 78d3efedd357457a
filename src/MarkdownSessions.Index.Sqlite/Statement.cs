using System.Runtime.InteropServices;
using System.Text;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// One prepared statement of a <see cref="Database"/>, which keeps it for the next use. Disposing
/// resets it, which also ends the read transaction that an unfinished query holds.
/// </summary>
internal sealed class Statement : IDisposable
{
    // Most names and texts of a row fit.
    private const int LongestOnStack = 512;

    private readonly Database database;
    private readonly StatementHandle handle;

    internal Statement(Database database, StatementHandle handle)
    {
        this.database = database;
        this.handle = handle;
    }

    /// <summary>Binds a number; parameters count from 1.</summary>
    public Statement With(int parameter, long value)
    {
        database.Check(SqliteCalls.BindNumber(handle, parameter, value));
        return this;
    }

    /// <summary>Binds a text, or null.</summary>
    public Statement With(int parameter, string? value)
    {
        if (value is null)
        {
            database.Check(SqliteCalls.BindNull(handle, parameter));
            return this;
        }

        // One byte more than the text: the address of an empty array would be null, which SQLite takes for NULL.
        int most = Encoding.UTF8.GetMaxByteCount(value.Length) + 1;
        Span<byte> utf8 = most <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[most];
        Bind(parameter, utf8, Encoding.UTF8.GetBytes(value, utf8));
        return this;
    }

    /// <summary>Binds UTF-8 without making a string of it; SQLite copies it.</summary>
    public Statement With(int parameter, ReadOnlySpan<byte> utf8)
    {
        // The address of an empty span may be null, which SQLite takes for NULL: to FTS5 the same as no words.
        Bind(parameter, utf8, utf8.Length);
        return this;
    }

    /// <summary>Binds bytes; SQLite copies them.</summary>
    public unsafe Statement WithBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        // The address of an empty span may be null, which SQLite takes for NULL.
        fixed (byte* address = bytes)
        {
            database.Check(bytes.IsEmpty
                ? SqliteCalls.BindZeros(handle, parameter, 0)
                : SqliteCalls.BindBytes(handle, parameter, address, bytes.Length, SqliteCalls.Transient));
        }

        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last.</returns>
    public bool Step()
    {
        int code = SqliteCalls.Step(handle);
        return code == SqliteCalls.Row || (code == SqliteCalls.Done ? false : throw database.Failure(code));
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
    public long Number(int column) => SqliteCalls.Number(handle, column);

    /// <summary>The number in a column that never holds more than 32 bits.</summary>
    public int Small(int column) => SqliteCalls.Small(handle, column);

    /// <summary>The text in a column; null for NULL.</summary>
    public string? Text(int column) =>
        SqliteCalls.TypeOf(handle, column) == SqliteCalls.NullType
            ? null
            : Marshal.PtrToStringUTF8(SqliteCalls.Text(handle, column));

    /// <summary>The bytes in a column; they stay as they are until the next step.</summary>
    public unsafe ReadOnlySpan<byte> Blob(int column)
    {
        // The bytes first: asked the other way round, the length may be another type's.
        byte* bytes = SqliteCalls.Bytes(handle, column);
        return new(bytes, SqliteCalls.Length(handle, column));
    }

    /// <summary>Resets the statement for its next use.</summary>
    public void Dispose() => SqliteCalls.Reset(handle);

    /// <summary>Frees the statement for good.</summary>
    internal void Close() => handle.Dispose();

    private unsafe void Bind(int parameter, ReadOnlySpan<byte> utf8, int length)
    {
        fixed (byte* address = utf8)
        {
            database.Check(SqliteCalls.BindText(handle, parameter, address, length, SqliteCalls.Transient));
        }
    }
}
