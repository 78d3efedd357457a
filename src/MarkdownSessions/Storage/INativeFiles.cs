namespace MarkdownSessions.Storage;

/// <summary>What the port needs of the operating system and .NET does not offer; one implementation a system.</summary>
internal interface INativeFiles
{
    /// <summary>What stands under this name, following no link as its last component; null when nothing does.</summary>
    FileStamp? Stat(string path);

    /// <inheritdoc cref="IVaultFiles.IsSame"/>
    bool IsSame(string path, string other);

    /// <inheritdoc cref="IVaultFiles.Ownership"/>
    FileOwnership? Ownership(string path);

    /// <inheritdoc cref="IVaultFiles.MayWrite"/>
    bool MayWrite(string path);

    /// <inheritdoc cref="IVaultFiles.List"/>
    IReadOnlyList<FileStamp> List(string folder);

    /// <inheritdoc cref="IVaultFiles.ListFolders"/>
    IReadOnlyList<string> ListFolders(string folder);

    /// <inheritdoc cref="IVaultFiles.OpenRead"/>
    Stream OpenRead(string path);

    /// <inheritdoc cref="IVaultFiles.OpenAppend"/>
    IAppendFile OpenAppend(string path);

    /// <summary>Makes one folder, whose parent is there; one that is there is no error.</summary>
    void CreateFolder(string path);

    /// <summary>Makes a file that must not be there yet, writes it and flushes its data, not its name.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="content">All of its bytes.</param>
    /// <param name="modeOf">The file whose permissions it takes over; null: 0600.</param>
    void WriteNew(string path, ReadOnlySpan<byte> content, string? modeOf);

    /// <summary>Renames a file or folder, flushing nothing; false when the new name is taken.</summary>
    bool TryRename(string source, string destination);

    /// <inheritdoc cref="IVaultFiles.FlushFolder"/>
    void FlushFolder(string folder);

    /// <inheritdoc cref="IVaultFiles.TryLock"/>
    IFileLock? TryLock(string path, LockMode mode);
}
