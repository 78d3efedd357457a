using System.IO.Abstractions;

namespace MarkdownSessions.Storage;

/// <summary>
/// The real disk. Deleting, watching and renaming over go through System.IO.Abstractions; what .NET
/// lacks goes through system calls, so the file system given must be one of the machine.
/// </summary>
/// <remarks>
/// <para>
/// Messages read <c>path: reason</c>. On Unix the HResult of an <see cref="IOException"/> is the
/// system's error number; <see cref="FileFault"/> names those that a caller tells apart.
/// </para>
/// <para>
/// A file that is to be seen whole is written under <c>.tmp-</c> and 16 random digits in the folder where it
/// will stand: surely the same file system, one folder to flush, and no layout to know. A crash may leave it there;
/// readers pass over names with a leading dot, and <see cref="VaultPaths.IsTemporary"/> knows it.
/// </para>
/// <para>Linux is what it runs on daily; macOS follows the headers, Windows a weaker way: neither was ever run.</para>
/// </remarks>
public sealed class PhysicalFiles : IVaultFiles
{
    private readonly IFileSystem files;
    private readonly INativeFiles native;

    /// <summary>Works on the machine's own file system.</summary>
    public PhysicalFiles()
        : this(new FileSystem())
    {
    }

    /// <summary>Works on the given wrapper of the machine's file system.</summary>
    public PhysicalFiles(IFileSystem files)
    {
        ArgumentNullException.ThrowIfNull(files);
        this.files = files;
        native = OperatingSystem.IsWindows() ? new WindowsFiles(files) : new UnixFiles();
    }

    /// <inheritdoc/>
    public FileStamp? Stat(string path) => native.Stat(Checked(path));

    /// <inheritdoc/>
    public string? FollowLink(string path)
    {
        var stamp = native.Stat(Checked(path));
        if (stamp is not { Kind: FileKind.Other })
        {
            return stamp is null ? null : path;
        }

#pragma warning disable RS0030 // System.IO.Abstractions 17 has no such call; this is the adapter that may make it.
        string? followed = Named(path, () => File.ResolveLinkTarget(path, returnFinalTarget: true))?.FullName;
#pragma warning restore RS0030
        return native.Stat(followed ?? path) is null ? null : followed ?? path;
    }

    /// <inheritdoc/>
    public bool IsSame(string path, string other) => native.IsSame(Checked(path), Checked(other));

    /// <inheritdoc/>
    public FileOwnership? Ownership(string path) => native.Ownership(Checked(path));

    /// <inheritdoc/>
    public bool MayWrite(string path) => native.MayWrite(Checked(path));

    /// <inheritdoc/>
    public IReadOnlyList<FileStamp> List(string folder) => Named(Checked(folder), () => native.List(folder));

    /// <inheritdoc/>
    public IReadOnlyList<string> ListFolders(string folder) => Named(Checked(folder), () => native.ListFolders(folder));

    /// <inheritdoc/>
    public Stream OpenRead(string path) => native.OpenRead(Checked(path));

    /// <inheritdoc/>
    public IAppendFile OpenAppend(string path) => native.OpenAppend(Checked(path));

    /// <inheritdoc/>
    public void CreateFolder(string path)
    {
        Checked(path);
        if (files.Directory.Exists(path))
        {
            return;
        }

        if (ParentOf(path) is { Length: > 0 } parent)
        {
            CreateFolder(parent);
        }

        native.CreateFolder(path);
    }

    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        if (native.Stat(Checked(path)) is not null)
        {
            return false;
        }

        // Renamed, not linked: a crash between link and unlink would leave a file with two names,
        // which an appender takes for somebody else's.
        string temporary = WriteBeside(path, content, modeOf: null);
        bool isPlaced = false;
        try
        {
            isPlaced = native.TryRename(temporary, path);
        }
        finally
        {
            ClearAway(temporary, unless: isPlaced);
        }

        if (isPlaced)
        {
            FlushFolder(ParentOf(path)!);
        }

        return isPlaced;
    }

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content) => TryReplace(path, content, () => true);

    /// <inheritdoc/>
    public bool TryReplace(string path, ReadOnlySpan<byte> content, Func<bool> isUnchanged)
    {
        ArgumentNullException.ThrowIfNull(isUnchanged);
        if (native.Stat(Checked(path)) is { Kind: not FileKind.File })
        {
            throw new IOException($"{path}: is no regular file");
        }

        string temporary = WriteBeside(path, content, modeOf: path);
        bool isPlaced = false;
        try
        {
            if (isUnchanged())
            {
                Named(path, () => files.File.Move(temporary, path, overwrite: true));
                isPlaced = true;
            }
        }
        finally
        {
            ClearAway(temporary, unless: isPlaced);
        }

        if (isPlaced)
        {
            FlushFolder(ParentOf(path)!);
        }

        return isPlaced;
    }

    /// <inheritdoc/>
    public void Move(string source, string destination)
    {
        if (!native.TryRename(Checked(source), Checked(destination)))
        {
            throw FileFault.NameTaken(destination);
        }

        string from = ParentOf(source)!;
        string to = ParentOf(destination)!;
        FlushFolder(to);
        if (from != to)
        {
            FlushFolder(from);
        }
    }

    /// <inheritdoc/>
    public void DeleteFile(string path)
    {
        switch (native.Stat(Checked(path)))
        {
            case null:
                return;
            case { Kind: FileKind.Folder }:
                throw new IOException($"{path}: is a folder");
            default:
                Named(path, () => files.File.Delete(path));
                return;
        }
    }

    /// <inheritdoc/>
    public void DeleteFolder(string path)
    {
        switch (native.Stat(Checked(path)))
        {
            case null:
                return;
            case { Kind: FileKind.Folder }:
                Named(path, () => files.Directory.Delete(path, recursive: true));
                return;
            default:
                throw new IOException($"{path}: is no folder");
        }
    }

    /// <inheritdoc/>
    public void FlushFolder(string folder) => native.FlushFolder(Checked(folder));

    /// <inheritdoc/>
    public IFolderWatch? TryWatch(string folder)
    {
        try
        {
            return new SystemFolderWatch(files.FileSystemWatcher.CreateNew(Checked(folder)));
        }
        catch (Exception e) when (SystemFolderWatch.IsExpected(e))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IFileLock? TryLock(string path, LockMode mode) => native.TryLock(Checked(path), mode);

    // A NUL would end the name for the system, and so name another file.
    private static string Checked(string path) =>
        Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal)
            ? path
            : throw new ArgumentException($"'{path}' is no absolute path", nameof(path));

    private static string? ParentOf(string path) => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));

    private string WriteBeside(string path, ReadOnlySpan<byte> content, string? modeOf)
    {
        // As random as a key and without the library of ciphers, whose loading takes longer than an append.
        string name = VaultPaths.TemporaryPrefix + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
        string temporary = Path.Join(ParentOf(path), name);
        bool isWritten = false;
        try
        {
            native.WriteNew(temporary, content, modeOf);
            isWritten = true;
            return temporary;
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new DirectoryNotFoundException($"{path}: its folder is missing", missing);
        }
        finally
        {
            ClearAway(temporary, unless: isWritten);
        }
    }

    private void ClearAway(string temporary, bool unless)
    {
        if (!unless && native.Stat(temporary) is not null)
        {
            files.File.Delete(temporary);
        }
    }

    private static void Named(string path, Action call) =>
        Named(path, () =>
        {
            call();
            return true;
        });

    // .NET's own messages have the path at one place or another, or none.
    private static T Named<T>(string path, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (IOException failure) when (!OperatingSystem.IsWindows() && failure.HResult > 0)
        {
            throw UnixErrors.For(path, failure.HResult);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new UnauthorizedAccessException($"{path}: permission denied", denied);
        }
    }
}
