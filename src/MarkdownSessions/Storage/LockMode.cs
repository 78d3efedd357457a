namespace MarkdownSessions.Storage;

/// <summary>Who else may hold a lock at the same time.</summary>
public enum LockMode
{
    /// <summary>Nobody.</summary>
    Exclusive,

    /// <summary>Other shared holders.</summary>
    Shared,
}
