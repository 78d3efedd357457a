using System.Runtime.InteropServices;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>SQLite's own object of one prepared statement.</summary>
internal sealed class StatementHandle : SafeHandle
{
    /// <summary>Takes over what sqlite3_prepare_v2 gave.</summary>
    public StatementHandle(nint statement)
        : base(invalidHandleValue: 0, ownsHandle: true) => SetHandle(statement);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        // It repeats what the last step failed with, which was told then.
        _ = SqliteCalls.Finalize(handle);
        return true;
    }
}
