namespace MarkdownSessions.Indexing;

/// <summary>How catching up with the files ended.</summary>
internal enum CatchUpEnd
{
    /// <summary>The index was caught up, as far as there was time.</summary>
    Done,

    /// <summary>Another generation became current before the lock was had; nothing was done.</summary>
    Superseded,

    /// <summary>Another process writes the index; what is pending was left behind.</summary>
    Busy,

    /// <summary>The index cannot be written here; what is pending was left behind.</summary>
    Unwritable,
}
