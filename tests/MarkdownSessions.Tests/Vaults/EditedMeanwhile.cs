using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>A disk on which somebody saves a file between the moment it was read and the moment it is to be replaced.</summary>
internal sealed class EditedMeanwhile(IVaultFiles inner, string path) : IVaultFiles
{
    /// <summary>What is typed at its end.</summary>
    public const string Typed = "**User:** typed\n";

    public FileStamp? Stat(string path) => inner.Stat(path);

    public IReadOnlyList<FileStamp> List(string folder) => inner.List(folder);

    public Stream OpenRead(string path) => inner.OpenRead(path);

    public IAppendFile OpenAppend(string path) => inner.OpenAppend(path);

    public void CreateFolder(string path) => inner.CreateFolder(path);

    public bool TryCreate(string path, ReadOnlySpan<byte> content) => inner.TryCreate(path, content);

    public void Replace(string path, ReadOnlySpan<byte> content) => inner.Replace(path, content);

    public bool TryReplace(string replaced, ReadOnlySpan<byte> content, Func<bool> isUnchanged)
    {
        if (replaced == path)
        {
            using var file = inner.OpenAppend(path);
            file.Append(System.Text.Encoding.UTF8.GetBytes(Typed));
        }

        return inner.TryReplace(replaced, content, isUnchanged);
    }

    public void Move(string source, string destination) => inner.Move(source, destination);

    public void DeleteFile(string path) => inner.DeleteFile(path);

    public void DeleteFolder(string path) => inner.DeleteFolder(path);

    public void FlushFolder(string folder) => inner.FlushFolder(folder);

    public IFileLock? TryLock(string path, LockMode mode) => inner.TryLock(path, mode);
}
