using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>A disk that does what another does; who derives from it changes the calls that a test is about.</summary>
/// <param name="inner">The other disk.</param>
public abstract class PassingFiles(IVaultFiles inner) : IVaultFiles
{
    /// <inheritdoc/>
    public virtual FileStamp? Stat(string path) => inner.Stat(path);

    /// <inheritdoc/>
    public virtual string? FollowLink(string path) => inner.FollowLink(path);

    /// <inheritdoc/>
    public virtual FileOwnership? Ownership(string path) => inner.Ownership(path);

    /// <inheritdoc/>
    public virtual bool MayWrite(string path) => inner.MayWrite(path);

    /// <inheritdoc/>
    public virtual bool IsSame(string path, string other) => inner.IsSame(path, other);

    /// <inheritdoc/>
    public virtual bool TryReplace(string path, ReadOnlySpan<byte> content, Func<bool> isUnchanged) =>
        inner.TryReplace(path, content, isUnchanged);

    /// <inheritdoc/>
    public virtual IReadOnlyList<FileStamp> List(string folder) => inner.List(folder);

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> ListFolders(string folder) => inner.ListFolders(folder);

    /// <inheritdoc/>
    public virtual Stream OpenRead(string path) => inner.OpenRead(path);

    /// <inheritdoc/>
    public virtual IAppendFile OpenAppend(string path) => inner.OpenAppend(path);

    /// <inheritdoc/>
    public virtual void CreateFolder(string path) => inner.CreateFolder(path);

    /// <inheritdoc/>
    public virtual bool TryCreate(string path, ReadOnlySpan<byte> content) => inner.TryCreate(path, content);

    /// <inheritdoc/>
    public virtual void Replace(string path, ReadOnlySpan<byte> content) => inner.Replace(path, content);

    /// <inheritdoc/>
    public virtual void Move(string source, string destination) => inner.Move(source, destination);

    /// <inheritdoc/>
    public virtual void DeleteFile(string path) => inner.DeleteFile(path);

    /// <inheritdoc/>
    public virtual void DeleteFolder(string path) => inner.DeleteFolder(path);

    /// <inheritdoc/>
    public virtual void FlushFolder(string folder) => inner.FlushFolder(folder);

    /// <inheritdoc/>
    public virtual IFolderWatch? TryWatch(string folder) => inner.TryWatch(folder);

    /// <inheritdoc/>
    public virtual IFileLock? TryLock(string path, LockMode mode) => inner.TryLock(path, mode);
}
