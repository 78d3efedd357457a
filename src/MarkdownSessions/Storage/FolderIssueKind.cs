namespace MarkdownSessions.Storage;

/// <summary>Why a folder that looks like a session is not listed.</summary>
internal enum FolderIssueKind
{
    /// <summary>The folder or its segments cannot be read.</summary>
    Unreadable,

    /// <summary>Its name is no session id.</summary>
    BadName,

    /// <summary>Another folder has the same id in other letters' case.</summary>
    Twin,
}
