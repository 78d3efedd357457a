using System.Runtime.InteropServices;
using System.Text;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// One connection to a database file: the thin layer over SQLite's own API. Every failure is an
/// <see cref="IndexUnavailableException"/>. Not for two threads at once.
/// </summary>
/// <remarks>
/// The file is treated as hostile although it lies in a folder of our own, since SQLite 3.35.5 has
/// known defects that need a crafted file: no triggers, views, double-quoted strings or schema tricks.
/// </remarks>
internal sealed class Database : IDisposable
{
    // Codes of sqlite3_db_config (sqlite3.h).
    private const int ConfigEnableTrigger = 1003;
    private const int ConfigDefensive = 1010;
    private const int ConfigDoubleQuotedDml = 1013;
    private const int ConfigDoubleQuotedDdl = 1014;
    private const int ConfigEnableView = 1015;
    private const int ConfigTrustedSchema = 1017;

    // How long an append waits for another writer before it leaves the index behind (decisions, "locks").
    private const int BusyMilliseconds = 250;

    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private readonly string name;
    private readonly ConnectionHandle handle;

    private Database(string name, ConnectionHandle handle)
    {
        this.name = name;
        this.handle = handle;
    }

    /// <summary>Whether a transaction is open; SQLite itself ends one after some failures.</summary>
    public bool IsInTransaction => SqliteCalls.IsAutomaticallyCommitted(handle) == 0;

    /// <summary>Whether nothing can be written; "begin immediate" succeeds all the same.</summary>
    public unsafe bool IsReadOnly
    {
        get
        {
            fixed (byte* schema = "main\0"u8)
            {
                return SqliteCalls.IsReadOnly(handle, schema) == 1;
            }
        }
    }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => SqliteCalls.Changes(handle);

    /// <summary>Opens a database file.</summary>
    /// <exception cref="IndexUnavailableException">It is absent or cannot be opened; damage may show later.</exception>
    public static Database Open(string path, DatabaseMode mode)
    {
        var (code, opened) = Opened(Target(path, mode), Flags(mode));
        var database = new Database(Path.GetFileName(Path.GetDirectoryName(path)) ?? "", opened);
        try
        {
            database.Check(code);
            database.Guard(mode);
            database.Tune(mode);
            return database;
        }
        catch (IndexUnavailableException)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement without parameters.</summary>
    public void Run(string sql) => Use(sql).Run();

    /// <summary>The number that a query answers in its first row; 0 when there is none.</summary>
    public long Number(string sql)
    {
        using var query = Use(sql);
        return query.Step() ? query.Number(0) : 0;
    }

    /// <summary>The text that a query answers in its first row; null when there is none.</summary>
    public string? Text(string sql)
    {
        using var query = Use(sql);
        return query.Step() ? query.Text(0) : null;
    }

    /// <summary>A statement, prepared once for each text; the one before of the same text must be done with.</summary>
    public Statement Use(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = new(this, Prepared(sql));
            statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Ends an open transaction and never fails: one that cannot be rolled back is gone already.</summary>
    public void Abandon()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        if (IsInTransaction)
        {
            RollBack();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Close();
        }

        statements.Clear();
        handle.Dispose();
    }

    /// <summary>Throws if a call failed.</summary>
    internal void Check(int code)
    {
        if (code != SqliteCalls.Ok)
        {
            throw Failure(code);
        }
    }

    /// <summary>What a failed call means.</summary>
    internal IndexUnavailableException Failure(int code) =>
        SqliteFailure.Of(name, code, handle.IsInvalid ? "no memory" : Marshal.PtrToStringUTF8(SqliteCalls.LastMessage(handle)) ?? "");

    private static string Target(string path, DatabaseMode mode) =>
        mode == DatabaseMode.Frozen ? $"{new Uri(path).AbsoluteUri}?immutable=1" : path;

    // Without SQLite's own lock around every call: a connection has one user at a time.
    private static int Flags(DatabaseMode mode) => mode switch
    {
        DatabaseMode.Frozen => SqliteCalls.OpenReadOnly | SqliteCalls.OpenUri | SqliteCalls.OpenNoMutex,
        _ => SqliteCalls.OpenReadWrite | SqliteCalls.OpenNoMutex,
    };

    private static unsafe (int Code, ConnectionHandle Opened) Opened(string target, int flags)
    {
        nint opened = 0;
        fixed (byte* utf8 = WithEnd(target))
        {
            int code = SqliteCalls.Open(utf8, &opened, flags, null);
            return (code, new(opened));
        }
    }

    private static byte[] WithEnd(string text)
    {
        byte[] utf8 = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, utf8);
        return utf8;
    }

    private unsafe StatementHandle Prepared(string sql)
    {
        nint prepared = 0;
        fixed (byte* utf8 = WithEnd(sql))
        {
            // A negative length: up to the zero at the end.
            Check(SqliteCalls.Prepare(handle, utf8, -1, &prepared, null));
        }

        return new(prepared);
    }

    private unsafe void RollBack()
    {
        fixed (byte* sql = "rollback\0"u8)
        {
            _ = SqliteCalls.Execute(handle, sql, 0, 0, null);
        }
    }

    private void Guard(DatabaseMode mode)
    {
        Check(SqliteCalls.ExtendResultCodes(handle, 1));
        Check(SqliteCalls.SetBusyTimeout(handle, BusyMilliseconds));
        foreach (int switchedOff in new[]
        {
            ConfigEnableTrigger, ConfigEnableView, ConfigDoubleQuotedDml, ConfigDoubleQuotedDdl, ConfigTrustedSchema,
        })
        {
            Check(SqliteCalls.Configure(handle, switchedOff, 0));
        }

        // A fill writes the tables in which FTS5 keeps its own (ADR 0014), and of no file but a new one of ours.
        Check(SqliteCalls.Configure(handle, ConfigDefensive, mode == DatabaseMode.Fill ? 0 : 1));
    }

    // No memory map: reading a mapped file that somebody cuts kills the process.
    private void Tune(DatabaseMode mode)
    {
        Run("pragma cell_size_check=on");
        Run("pragma mmap_size=0");
        Run("pragma temp_store=memory");
        if (mode == DatabaseMode.Fill)
        {
            Run("pragma journal_mode=off");
            Run("pragma synchronous=off");
            Run("pragma locking_mode=exclusive");
            Run("pragma cache_size=-8192");
            return;
        }

        Run("pragma synchronous=normal");
        Run("pragma cache_size=-16384");
    }
}
