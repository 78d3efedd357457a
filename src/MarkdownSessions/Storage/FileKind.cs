namespace MarkdownSessions.Storage;

/// <summary>What a name in a folder is; links are not followed.</summary>
public enum FileKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link, pipe, socket or device: never opened, never followed.</summary>
    Other,
}
