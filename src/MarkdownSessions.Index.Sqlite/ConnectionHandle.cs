using System.Runtime.InteropServices;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>SQLite's own object of one connection. It outlives being closed until its last statement is freed.</summary>
internal sealed class ConnectionHandle : SafeHandle
{
    /// <summary>Takes over what sqlite3_open_v2 gave, which is 0 where there was no memory.</summary>
    public ConnectionHandle(nint connection)
        : base(invalidHandleValue: 0, ownsHandle: true) => SetHandle(connection);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => SqliteCalls.Close(handle) == SqliteCalls.Ok;
}
