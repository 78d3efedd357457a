namespace MarkdownSessions.Indexing;

/// <summary>How an index differs from the files of a session.</summary>
internal enum DriftKind
{
    /// <summary>The index lacks the session.</summary>
    Missing,

    /// <summary>The files changed since they were read.</summary>
    Stale,

    /// <summary>The index holds a session whose files are gone.</summary>
    Extra,

    /// <summary>The index takes itself for up to date and says something else than the files.</summary>
    Wrong,
}
