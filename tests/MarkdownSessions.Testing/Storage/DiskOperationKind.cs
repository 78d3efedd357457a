namespace MarkdownSessions.Testing.Storage;

/// <summary>The steps of which everything done to a disk consists, as far as a power cut can part them.</summary>
internal enum DiskOperationKind
{
    MakeFolder,
    MakeFile,
    Link,
    Unlink,
    Rename,
    Write,
    Empty,
    FlushFile,
    FlushFolder,

    /// <summary>Nothing done to the disk: the code under test gave its word at this place.</summary>
    Mark,
}
