namespace MarkdownSessions.Import;

/// <summary>What became of a source.</summary>
public enum ImportOutcome
{
    /// <summary>A session was made.</summary>
    Created,

    /// <summary>A session that was there got the entries it lacked.</summary>
    Extended,

    /// <summary>All of it was there already; not a byte was changed.</summary>
    Unchanged,

    /// <summary>Its session was archived or deleted here and is not brought back unasked.</summary>
    LeftOut,

    /// <summary>The file holds no session of this agent.</summary>
    NoSession,

    /// <summary>The file could not be read.</summary>
    Failed,
}
