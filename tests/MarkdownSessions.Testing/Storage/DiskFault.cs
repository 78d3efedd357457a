namespace MarkdownSessions.Testing.Storage;

/// <summary>What <see cref="TearingFiles"/> does at the chosen call.</summary>
public enum DiskFault
{
    /// <summary>The process dies before the call is made.</summary>
    DieBefore,

    /// <summary>The process dies when the call is done.</summary>
    DieAfter,

    /// <summary>The process dies when half of what was to be written is.</summary>
    Tear,

    /// <summary>The disk is full: half of an append is there, the call fails (ENOSPC); the process lives.</summary>
    Full,

    /// <summary>The device fails: the call fails and nothing was done (EIO); the process lives.</summary>
    Device,
}
