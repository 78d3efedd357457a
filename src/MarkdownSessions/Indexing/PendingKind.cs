namespace MarkdownSessions.Indexing;

/// <summary>What has to be done for an index to agree with a session's files.</summary>
internal enum PendingKind
{
    /// <summary>The session is gone: forget it.</summary>
    Remove,

    /// <summary>Only the stamps differ: take the new ones over.</summary>
    Restamp,

    /// <summary>The last segment grew: read what was added.</summary>
    Grow,

    /// <summary>Read the session from its start.</summary>
    Reread,
}
