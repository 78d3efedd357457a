namespace MarkdownSessions;

/// <summary>What kept a vault from doing what was asked: situations that a caller can act on.</summary>
public enum VaultError
{
    /// <summary>There is no vault.</summary>
    VaultNotFound,

    /// <summary>There is no session of that id.</summary>
    SessionNotFound,

    /// <summary>The session keeps no artifact of that name.</summary>
    ArtifactNotFound,

    /// <summary>The session has no message of that id.</summary>
    MessageNotFound,

    /// <summary>The beginning of an id or of an artifact's name fits several.</summary>
    AmbiguousId,

    /// <summary>Another process held the session's lock for too long.</summary>
    SessionLocked,

    /// <summary>What was given cannot be taken: no text, malformed JSON, an illegal id.</summary>
    BadInput,

    /// <summary>An entry of the id that was given is there and says something else.</summary>
    IdTaken,

    /// <summary>The session was written by a newer version of the format.</summary>
    FormatTooNew,

    /// <summary>A folder or file could not be made.</summary>
    CannotCreate,

    /// <summary>The disk is full or failed; what was acknowledged before is safe.</summary>
    DiskFailed,

    /// <summary>The index or vault is in use, or changed on disk meanwhile: trying again helps.</summary>
    Busy,

    /// <summary>The user may not read or write there.</summary>
    NotPermitted,

    /// <summary>The query says something that cannot be meant.</summary>
    BadQuery,
}
