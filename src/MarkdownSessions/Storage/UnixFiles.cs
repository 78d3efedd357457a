using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace MarkdownSessions.Storage;

/// <summary>The port's system calls on Linux and macOS.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixFiles : INativeFiles
{
    /// <summary>0600: a session is its owner's alone.</summary>
    internal const uint OwnerOnly = 0x180;

    /// <inheritdoc/>
    public FileStamp? Stat(string path) =>
        UnixCalls.Status(path, followLink: false)?.ToStamp(Path.GetFileName(path));

    /// <inheritdoc/>
    public bool IsSame(string path, string other) =>
        UnixCalls.Status(path, followLink: true) is { } one
        && UnixCalls.Status(other, followLink: true) is { } two
        && one.IsSameFile(two);

    /// <inheritdoc/>
    public FileOwnership? Ownership(string path) => UnixCalls.Status(path, followLink: false)?.ToOwnership(UnixCalls.User());

    /// <inheritdoc/>
    public bool MayWrite(string path) => UnixCalls.MayWrite(path);

    /// <inheritdoc/>
    public IReadOnlyList<FileStamp> List(string folder)
    {
        var stamps = new List<FileStamp>();
        using var names = UnixFolder.TryOpen(folder);
        while (names?.Read() == true)
        {
            // What vanished meanwhile is left out.
            if (names.Status() is { } status)
            {
                stamps.Add(status.ToStamp(names.Name));
            }
        }

        return stamps;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListFolders(string folder)
    {
        var found = new List<string>();
        using var names = UnixFolder.TryOpen(folder);
        while (names?.Read() == true)
        {
            if ((names.Kind ?? names.Status()?.Kind) == FileKind.Folder)
            {
                found.Add(names.Name);
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public Stream OpenRead(string path)
    {
        var file = OpenRegular(path, UnixFlags.ReadOnly, out _) ?? throw UnixErrors.For(path, UnixErrors.Missing);

        // .NET locks a file that it opens itself; one that it is handed it leaves alone.
        return new FileStream(file, FileAccess.Read, bufferSize: 0);
    }

    /// <inheritdoc/>
    public IAppendFile OpenAppend(string path)
    {
        var file = OpenOrMake(path, UnixFlags.ReadWrite | UnixFlags.Append, out var status);
        return new UnixAppendFile(file, path, status);
    }

    /// <inheritdoc/>
    public void CreateFolder(string path)
    {
        int error = UnixCalls.MakeFolder(path);
        if (error == 0 || (error == UnixErrors.NameTaken && IsFolderOrLinkToOne(path)))
        {
            return;
        }

        throw UnixErrors.For(path, error);
    }

    /// <inheritdoc/>
    public void WriteNew(string path, ReadOnlySpan<byte> content, string? modeOf)
    {
        uint mode = modeOf is null ? OwnerOnly : UnixCalls.Status(modeOf, followLink: false)?.Mode & 0x1FF ?? OwnerOnly;
        using var file = UnixCalls.TryOpenNew(path, UnixFlags.WriteOnly, OwnerOnly, out int error)
            ?? throw UnixErrors.For(path, error);
        UnixCalls.SetMode(file, path, mode);
        UnixCalls.Write(file, path, content);
        UnixCalls.Flush(file, path);
    }

    /// <inheritdoc/>
    public bool TryRename(string source, string destination)
    {
        int error = UnixCalls.RenameToFreeName(source, destination);
        if (error == UnixErrors.Invalid || error == UnixErrors.NoSuchCall || error == UnixErrors.NotSupported)
        {
            error = RenameTheOldWay(source, destination);
        }

        return error switch
        {
            0 => true,
            UnixErrors.NameTaken => false,
            _ when error == UnixErrors.FolderNotEmpty => false,
            _ => throw UnixErrors.For(error == UnixErrors.Missing && Stat(source) is not null ? destination : source, error),
        };
    }

    /// <inheritdoc/>
    public void FlushFolder(string folder) => UnixCalls.FlushFolder(folder);

    /// <inheritdoc/>
    public IFileLock? TryLock(string path, LockMode mode)
    {
        // Whoever deletes a lock file by hand parts those who hold it from those who come: so a lock
        // counts only while the path still names the file that was locked.
        while (true)
        {
            var file = OpenOrMake(path, UnixFlags.ReadWrite, out var status);
            bool taken = false;
            try
            {
                taken = UnixCalls.TryLock(file, path, mode);
                if (!taken || UnixCalls.Status(path, followLink: false) is { } now && now.IsSameFile(status))
                {
                    return taken ? new UnixFileLock(file, path, mode) : null;
                }

                taken = false;
            }
            finally
            {
                if (!taken)
                {
                    file.Dispose();
                }
            }
        }
    }

    // Where a file system cannot rename exclusively. A file gets its second name before it loses the
    // first: after a crash it may have both. For a folder only the check remains.
    private int RenameTheOldWay(string source, string destination)
    {
        var kind = Stat(source)?.Kind;
        if (kind != FileKind.Folder)
        {
            int error = UnixCalls.AddName(source, destination);
            return error == 0 ? UnixCalls.RemoveName(source) : error;
        }

        return Stat(destination) is null ? UnixCalls.Rename(source, destination) : UnixErrors.NameTaken;
    }

    // Created exclusively, so that we know whose mode it is to set: an existing file keeps its own.
    private static SafeFileHandle OpenOrMake(string path, int flags, out UnixStatus status)
    {
        while (true)
        {
            if (OpenRegular(path, flags, out status) is { } existing)
            {
                return existing;
            }

            if (UnixCalls.TryOpenNew(path, flags, OwnerOnly, out int error) is { } made)
            {
                status = UnixCalls.Status(made, path);
                return made;
            }

            if (error != UnixErrors.NameTaken)
            {
                throw UnixErrors.For(path, error);
            }
        }
    }

    // Null when missing.
    private static SafeFileHandle? OpenRegular(string path, int flags, out UnixStatus status)
    {
        status = default;
        if (UnixCalls.TryOpen(path, flags, out int error) is not { } file)
        {
            return error == UnixErrors.Missing ? null : throw UnixErrors.For(path, error);
        }

        status = UnixCalls.Status(file, path);
        if (status.Kind == FileKind.File)
        {
            return file;
        }

        file.Dispose();
        throw status.Kind == FileKind.Folder
            ? UnixErrors.For(path, UnixErrors.IsFolder)
            : UnixErrors.Refused(path, "is no regular file", UnixErrors.Invalid);
    }

    private static bool IsFolderOrLinkToOne(string path) =>
        UnixCalls.Status(path, followLink: true)?.Kind == FileKind.Folder;
}
