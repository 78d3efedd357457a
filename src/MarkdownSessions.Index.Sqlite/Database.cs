using MarkdownSessions.Indexing;
using SQLitePCL;

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
    // Codes of sqlite3_db_config that SQLitePCLRaw 2.0 has no names for (sqlite3.h).
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
    private readonly sqlite3 handle;

    static Database() => Batteries_V2.Init();

    private Database(string name, sqlite3 handle)
    {
        this.name = name;
        this.handle = handle;
    }

    /// <summary>Whether a transaction is open; SQLite itself ends one after some failures.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    /// <summary>Whether nothing can be written; "begin immediate" succeeds all the same.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(handle, "main") == 1;

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(handle);

    /// <summary>Opens a database file.</summary>
    /// <exception cref="IndexUnavailableException">It is absent or cannot be opened; damage may show later.</exception>
    public static Database Open(string path, DatabaseMode mode)
    {
        int code = raw.sqlite3_open_v2(Target(path, mode), out var opened, Flags(mode), null);
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
            Check(raw.sqlite3_prepare_v2(handle, sql, out var prepared));
            statement = new(this, prepared);
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
            _ = raw.sqlite3_exec(handle, "rollback");
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
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code);
        }
    }

    /// <summary>What a failed call means.</summary>
    internal IndexUnavailableException Failure(int code) =>
        SqliteFailure.Of(name, code, handle.IsInvalid ? "no memory" : raw.sqlite3_errmsg(handle).utf8_to_string());

    private static string Target(string path, DatabaseMode mode) =>
        mode == DatabaseMode.Frozen ? $"{new Uri(path).AbsoluteUri}?immutable=1" : path;

    // Without SQLite's own lock around every call: a connection has one user at a time.
    private static int Flags(DatabaseMode mode) => mode switch
    {
        DatabaseMode.Frozen => raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI | raw.SQLITE_OPEN_NOMUTEX,
        _ => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX,
    };

    private void Guard(DatabaseMode mode)
    {
        Check(raw.sqlite3_extended_result_codes(handle, 1));
        Check(raw.sqlite3_busy_timeout(handle, BusyMilliseconds));
        foreach (int switchedOff in new[]
        {
            ConfigEnableTrigger, ConfigEnableView, ConfigDoubleQuotedDml, ConfigDoubleQuotedDdl, ConfigTrustedSchema,
        })
        {
            Check(raw.sqlite3_db_config(handle, switchedOff, 0, out _));
        }

        // A fill writes the tables in which FTS5 keeps its own (ADR 0014), and of no file but a new one of ours.
        Check(raw.sqlite3_db_config(handle, ConfigDefensive, mode == DatabaseMode.Fill ? 0 : 1, out _));
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
