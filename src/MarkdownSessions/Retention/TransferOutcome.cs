namespace MarkdownSessions.Retention;

/// <summary>How a session's copy to another vault ended.</summary>
internal enum TransferOutcome
{
    /// <summary>The copy is there, whole and compared.</summary>
    Copied,

    /// <summary>The same files were there already, as after a move that was cut off.</summary>
    WasThere,

    /// <summary>Other files are there under this id; nothing was changed.</summary>
    Conflict,

    /// <summary>A link or device is in the folder, which a copy would not hold; nothing was changed.</summary>
    Odd,

    /// <summary>Somebody changed the files meanwhile; nothing was changed.</summary>
    Changed,
}
