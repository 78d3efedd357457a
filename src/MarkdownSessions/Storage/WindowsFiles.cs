using System.IO.Abstractions;

namespace MarkdownSessions.Storage;

/// <summary>
/// The port on Windows by what .NET offers; never run. Weaker than on Unix: appending keeps its own
/// position, so only the session's lock parts writers, and folders are not flushed (NTFS journals names).
/// </summary>
internal sealed class WindowsFiles(IFileSystem files) : INativeFiles
{
    private const int AlreadyExists = unchecked((int)0x800700B7);
    private const int FileExists = unchecked((int)0x80070050);
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <inheritdoc/>
    public FileStamp? Stat(string path)
    {
        var file = files.FileInfo.FromFileName(path);
        if (file.Exists)
        {
            var kind = IsLink(file.Attributes) ? FileKind.Other : FileKind.File;
            return new(file.Name, kind, kind == FileKind.File ? file.Length : 0, file.LastWriteTimeUtc.Ticks);
        }

        var folder = files.DirectoryInfo.FromDirectoryName(path);
        return folder.Exists
            ? new(folder.Name, IsLink(folder.Attributes) ? FileKind.Other : FileKind.Folder, 0, folder.LastWriteTimeUtc.Ticks)
            : null;
    }

    /// <inheritdoc/>
    /// <remarks>Access lists are not looked at.</remarks>
    public bool IsSame(string path, string other) =>
        Stat(path) is not null && string.Equals(Path.GetFullPath(path), Path.GetFullPath(other), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public FileOwnership? Ownership(string path) => Stat(path) is null ? null : FileOwnership.Private;

    /// <inheritdoc/>
    /// <remarks>What an access list says is not looked up.</remarks>
    public bool MayWrite(string path) => Stat(path) is not null;

    /// <inheritdoc/>
    public IReadOnlyList<FileStamp> List(string folder)
    {
        try
        {
            return [.. files.Directory.EnumerateFileSystemEntries(folder).Select(Stat).OfType<FileStamp>()];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListFolders(string folder) =>
        [.. List(folder).Where(stamp => stamp.Kind == FileKind.Folder).Select(stamp => stamp.Name)];

    /// <inheritdoc/>
    public Stream OpenRead(string path)
    {
        RefuseOther(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    /// <inheritdoc/>
    public IAppendFile OpenAppend(string path)
    {
        RefuseOther(path);
        var stream = new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.WriteThrough);
        return new WindowsAppendFile(stream, files);
    }

    /// <inheritdoc/>
    public void CreateFolder(string path) => files.Directory.CreateDirectory(path);

    /// <inheritdoc/>
    public void WriteNew(string path, ReadOnlySpan<byte> content, string? modeOf)
    {
        using var stream = new FileStream(
            path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.WriteThrough);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public bool TryRename(string source, string destination)
    {
        if (Stat(destination) is not null)
        {
            return false;
        }

        try
        {
            files.Directory.Move(source, destination);
            return true;
        }
        catch (IOException taken) when (taken.HResult is AlreadyExists or FileExists)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void FlushFolder(string folder)
    {
        // NTFS journals names itself; .NET has no handle of a folder to flush.
    }

    /// <inheritdoc/>
    public IFileLock? TryLock(string path, LockMode mode)
    {
        var share = mode == LockMode.Shared ? FileShare.Read : FileShare.None;
        var access = mode == LockMode.Shared ? FileAccess.Read : FileAccess.ReadWrite;
        try
        {
            return new WindowsFileLock(new FileStream(path, FileMode.OpenOrCreate, access, share, bufferSize: 0), mode);
        }
        catch (IOException held) when (held.HResult == SharingViolation)
        {
            return null;
        }
    }

    private static bool IsLink(FileAttributes attributes) => attributes.HasFlag(FileAttributes.ReparsePoint);

    private void RefuseOther(string path)
    {
        if (Stat(path)?.Kind == FileKind.Other)
        {
            throw new IOException($"{path}: is no regular file");
        }
    }
}
