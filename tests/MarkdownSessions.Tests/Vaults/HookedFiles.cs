using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>A disk that counts, and on which something happens, or goes wrong, when certain calls are made.</summary>
internal sealed class HookedFiles(IVaultFiles inner) : PassingFiles(inner)
{
    /// <summary>Runs before the index's lock is tried; what it answers decides whether it can be had.</summary>
    public Func<bool> MayLockIndex { get; set; } = () => true;

    /// <summary>Runs before a folder is made.</summary>
    public Action<string> MakingFolder { get; set; } = _ => { };

    /// <summary>Paths of folders that were listed, in order.</summary>
    public List<string> Listed { get; } = [];

    public override IReadOnlyList<FileStamp> List(string folder)
    {
        Count(folder);
        return base.List(folder);
    }

    public override IReadOnlyList<string> ListFolders(string folder)
    {
        Count(folder);
        return base.ListFolders(folder);
    }

    public override void CreateFolder(string path)
    {
        MakingFolder(path);
        base.CreateFolder(path);
    }

    public override IFileLock? TryLock(string path, LockMode mode)
    {
        bool isRefused = Path.GetFileName(path) == "index.lock" && !MayLockIndex();
        return isRefused ? null : base.TryLock(path, mode);
    }

    private void Count(string folder)
    {
        lock (Listed)
        {
            Listed.Add(folder);
        }
    }
}
