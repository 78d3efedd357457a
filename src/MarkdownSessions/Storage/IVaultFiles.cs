namespace MarkdownSessions.Storage;

/// <summary>
/// The only way to the disk: ordinary file work goes through System.IO.Abstractions, what .NET
/// lacks (appending opens, flushes of folders, advisory locks) through system calls. Paths are
/// absolute. Files are made with mode 0600 and folders with 0700, whatever the umask.
/// </summary>
/// <remarks>
/// Failures of the file system come as <see cref="IOException"/> (missing:
/// <see cref="FileNotFoundException"/> or <see cref="DirectoryNotFoundException"/>) or
/// <see cref="UnauthorizedAccessException"/>.
/// </remarks>
public interface IVaultFiles
{
    /// <summary>What stands under this name; null when nothing does.</summary>
    FileStamp? Stat(string path);

    /// <summary>
    /// Where a symbolic link leads in the end; the path itself when it is none; null when nothing is
    /// there. Only for what a user named: in a vault no link is followed.
    /// </summary>
    /// <remarks>By default for disks that have no links.</remarks>
    string? FollowLink(string path) => Stat(path) is null ? null : path;

    /// <summary>Whose a file or folder is; null when nothing is there. Follows no link.</summary>
    /// <remarks>By default for disks that know of no users and one name a file.</remarks>
    FileOwnership? Ownership(string path) => Stat(path) is null ? null : FileOwnership.Private;

    /// <summary>Whether this process may write a file, or make names in a folder; false when nothing is there.</summary>
    /// <remarks>By default for disks that anybody may write to.</remarks>
    bool MayWrite(string path) => Stat(path) is not null;

    /// <summary>Whether two paths lead to one file or folder, through links, mounts and other spellings; false when one leads to nothing.</summary>
    /// <remarks>By default for disks on which nothing has two paths.</remarks>
    bool IsSame(string path, string other) => path == other && Stat(path) is not null;

    /// <summary>What a folder holds, in no order; empty when the folder is missing.</summary>
    IReadOnlyList<FileStamp> List(string folder);

    /// <summary>The names of the folders in a folder, links left out, in no order; empty when the folder is missing.</summary>
    /// <remarks>For a disk that knows what a name is without asking after each one, as most do.</remarks>
    IReadOnlyList<string> ListFolders(string folder) =>
        [.. List(folder).Where(stamp => stamp.Kind == FileKind.Folder).Select(stamp => stamp.Name)];

    /// <summary>Opens a regular file for reading from its start; a link or device is refused.</summary>
    Stream OpenRead(string path);

    /// <summary>Opens a regular file for appending; made when missing. A link is refused.</summary>
    IAppendFile OpenAppend(string path);

    /// <summary>Makes a folder and those above it; one that is there is no error.</summary>
    void CreateFolder(string path);

    /// <summary>
    /// Makes a file that is seen whole or not at all, and flushes it and its folder.
    /// </summary>
    /// <returns>False when the name was taken; what stands there is left alone.</returns>
    bool TryCreate(string path, ReadOnlySpan<byte> content);

    /// <summary>Puts a file in the place of another: seen as the old one or the new one, never as neither; flushed.</summary>
    void Replace(string path, ReadOnlySpan<byte> content);

    /// <summary>
    /// Puts a file in the place of another as <see cref="Replace"/> does, unless that one changed meanwhile: it is
    /// asked for once more when the new one is written and flushed, right before the renaming.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What it shall hold.</param>
    /// <param name="isUnchanged">Whether the file is still as the caller read it.</param>
    /// <returns>False when it was not; nothing was written.</returns>
    /// <remarks>By default for disks that nobody else writes to in between.</remarks>
    bool TryReplace(string path, ReadOnlySpan<byte> content, Func<bool> isUnchanged)
    {
        ArgumentNullException.ThrowIfNull(isUnchanged);
        if (!isUnchanged())
        {
            return false;
        }

        Replace(path, content);
        return true;
    }

    /// <summary>Renames a file or folder within one file system and flushes both folders; fails when the new name is taken.</summary>
    void Move(string source, string destination);

    /// <summary>Deletes a file; a missing one is no error.</summary>
    void DeleteFile(string path);

    /// <summary>Deletes a folder and all in it, following no link; a missing one is no error.</summary>
    void DeleteFolder(string path);

    /// <summary>Makes names that were just made, renamed or deleted in a folder survive a power cut.</summary>
    void FlushFolder(string folder);

    /// <summary>Begins to watch a folder and all below it; null where the system cannot, and for disks that nobody else changes.</summary>
    IFolderWatch? TryWatch(string folder) => null;

    /// <summary>
    /// Takes the advisory lock that this lock file stands for, without waiting; the file is made when missing and
    /// never deleted, and the system frees the lock when the process dies.
    /// </summary>
    /// <param name="path">The lock file.</param>
    /// <param name="mode">Alone, or together with other shared holders.</param>
    /// <returns>Null when another holder, in this process or another, excludes it.</returns>
    IFileLock? TryLock(string path, LockMode mode);
}
