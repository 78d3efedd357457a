using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>A disk on which files below some path may not be read, as those of another user.</summary>
/// <param name="inner">The disk.</param>
public sealed class RefusingFiles(IVaultFiles inner) : IVaultFiles
{
    /// <summary>What the paths begin with; null refuses nothing.</summary>
    public string? Refused { get; set; }

    /// <summary>What the paths of files begin with that belong to another user; null for none.</summary>
    public string? Foreign { get; set; }

    /// <inheritdoc/>
    public FileOwnership? Ownership(string path)
    {
        bool isForeign = Foreign is { } foreign && path.StartsWith(foreign, StringComparison.Ordinal);
        return inner.Ownership(path) is { } ownership ? ownership with { IsOwn = ownership.IsOwn && !isForeign } : null;
    }

    /// <inheritdoc/>
    public FileStamp? Stat(string path) => inner.Stat(path);

    /// <inheritdoc/>
    public IReadOnlyList<FileStamp> List(string folder) => inner.List(folder);

    /// <inheritdoc/>
    public Stream OpenRead(string path) =>
        Refused is { } refused && path.StartsWith(refused, StringComparison.Ordinal)
            ? throw new UnauthorizedAccessException($"{path}: permission denied")
            : inner.OpenRead(path);

    /// <inheritdoc/>
    public IAppendFile OpenAppend(string path) => inner.OpenAppend(path);

    /// <inheritdoc/>
    public void CreateFolder(string path) => inner.CreateFolder(path);

    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlySpan<byte> content) => inner.TryCreate(path, content);

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content) => inner.Replace(path, content);

    /// <inheritdoc/>
    public void Move(string source, string destination) => inner.Move(source, destination);

    /// <inheritdoc/>
    public void DeleteFile(string path) => inner.DeleteFile(path);

    /// <inheritdoc/>
    public void DeleteFolder(string path) => inner.DeleteFolder(path);

    /// <inheritdoc/>
    public void FlushFolder(string folder) => inner.FlushFolder(folder);

    /// <inheritdoc/>
    public IFileLock? TryLock(string path, LockMode mode) => inner.TryLock(path, mode);
}
