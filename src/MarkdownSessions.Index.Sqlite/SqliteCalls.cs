using System.Runtime.InteropServices;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// The functions of SQLite that the engine calls (sqlite.org/c3ref), in the library that SQLitePCLRaw.lib.e_sqlite3
/// brings. Only numbers and addresses go over, so that ReadyToRun compiles the calls ahead (ADR 0015).
/// </summary>
internal static unsafe partial class SqliteCalls
{
    public const int Ok = 0;
    public const int Row = 100;
    public const int Done = 101;

    public const int OpenReadOnly = 0x1;
    public const int OpenReadWrite = 0x2;
    public const int OpenUri = 0x40;
    public const int OpenNoMutex = 0x8000;

    /// <summary>The type of a column that holds nothing.</summary>
    public const int NullType = 5;

    /// <summary>For a destructor: SQLite copies what it is given before the call is over.</summary>
    public const nint Transient = -1;

    private const string Library = "e_sqlite3";

    // sqlite3_db_config is variadic: on Apple's arm64 what is variable lies on the stack, behind eight registers.
    private static readonly bool IsVariableOnStack =
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>Sets an option of a connection to on (1) or off (0).</summary>
    public static int Configure(ConnectionHandle connection, int option, int value)
    {
        int set;
        return IsVariableOnStack
            ? ConfigureByStack(connection, option, 0, 0, 0, 0, 0, 0, value, &set)
            : ConfigureByRegisters(connection, option, value, &set);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_libversion")]
    public static partial nint LibraryVersion();

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_open_v2")]
    public static partial int Open(byte* path, nint* connection, int flags, byte* system);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_close_v2")]
    public static partial int Close(nint connection);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_extended_result_codes")]
    public static partial int ExtendResultCodes(ConnectionHandle connection, int isOn);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_busy_timeout")]
    public static partial int SetBusyTimeout(ConnectionHandle connection, int milliseconds);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_get_autocommit")]
    public static partial int IsAutomaticallyCommitted(ConnectionHandle connection);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_db_readonly")]
    public static partial int IsReadOnly(ConnectionHandle connection, byte* schema);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_changes")]
    public static partial int Changes(ConnectionHandle connection);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_errmsg")]
    public static partial nint LastMessage(ConnectionHandle connection);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_exec")]
    public static partial int Execute(ConnectionHandle connection, byte* sql, nint callback, nint argument, nint* message);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_prepare_v2")]
    public static partial int Prepare(ConnectionHandle connection, byte* sql, int length, nint* statement, byte** rest);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_finalize")]
    public static partial int Finalize(nint statement);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(StatementHandle statement);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(StatementHandle statement);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    public static partial int BindNumber(StatementHandle statement, int parameter, long value);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    public static partial int BindNull(StatementHandle statement, int parameter);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    public static partial int BindText(StatementHandle statement, int parameter, byte* utf8, int length, nint destructor);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    public static partial int BindBytes(StatementHandle statement, int parameter, byte* bytes, int length, nint destructor);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_zeroblob")]
    public static partial int BindZeros(StatementHandle statement, int parameter, int length);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    public static partial long Number(StatementHandle statement, int column);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_int")]
    public static partial int Small(StatementHandle statement, int column);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    public static partial int TypeOf(StatementHandle statement, int column);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    public static partial byte* Bytes(StatementHandle statement, int column);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    public static partial int Length(StatementHandle statement, int column);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_text")]
    public static partial nint Text(StatementHandle statement, int column);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_db_config")]
    private static partial int ConfigureByRegisters(ConnectionHandle connection, int option, int value, int* set);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Library, EntryPoint = "sqlite3_db_config")]
    private static partial int ConfigureByStack(
        ConnectionHandle connection, int option, nint third, nint fourth, nint fifth, nint sixth, nint seventh, nint eighth, nint value, int* set);
}
