using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>
/// Files at which one call goes wrong: run a command with <c>at</c> 1, 2, 3, … until <see cref="HasFired"/> stays false,
/// and every place where it can die has been seen.
/// </summary>
/// <remarks>
/// Counted is every call but those that only look (<see cref="Stat"/>, <see cref="List"/>, <see cref="OpenRead"/>, reading an
/// open file). After a death every further call throws <see cref="ProcessDiedException"/>, except disposing; its locks are free.
/// </remarks>
/// <param name="inner">Where the calls go to.</param>
/// <param name="at">The call that goes wrong, counted from 1; 0: none.</param>
/// <param name="fault">What goes wrong with it.</param>
public sealed class TearingFiles(IVaultFiles inner, int at, DiskFault fault) : IVaultFiles
{
    private readonly List<IFileLock> locks = [];

    /// <summary>How many calls were counted so far.</summary>
    public int Calls { get; private set; }

    /// <summary>Whether the fault came to pass; a run without it proves nothing.</summary>
    public bool HasFired { get; private set; }

    /// <summary>Whether the process is dead.</summary>
    public bool IsDead { get; private set; }

    /// <inheritdoc/>
    public FileStamp? Stat(string path) => Alive().Stat(path);

    /// <inheritdoc/>
    public IReadOnlyList<FileStamp> List(string folder) => Alive().List(folder);

    /// <inheritdoc/>
    public Stream OpenRead(string path) => Alive().OpenRead(path);

    /// <inheritdoc/>
    public IAppendFile OpenAppend(string path) =>
        Run(path, () => new TearingAppendFile(this, path, inner.OpenAppend(path)), tear: null);

    /// <inheritdoc/>
    public void CreateFolder(string path) => Run(path, () => inner.CreateFolder(path));

    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        byte[] bytes = content.ToArray();
        return Run(path, () => inner.TryCreate(path, bytes), () => LeaveTemporary(path, bytes));
    }

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        byte[] bytes = content.ToArray();
        Run(path, () => inner.Replace(path, bytes), () => LeaveTemporary(path, bytes));
    }

    /// <inheritdoc/>
    public void Move(string source, string destination) => Run(source, () => inner.Move(source, destination));

    /// <inheritdoc/>
    public void DeleteFile(string path) => Run(path, () => inner.DeleteFile(path));

    /// <inheritdoc/>
    public void DeleteFolder(string path) => Run(path, () => inner.DeleteFolder(path), () => DeleteHalf(path));

    /// <inheritdoc/>
    public void FlushFolder(string folder) => Run(folder, () => inner.FlushFolder(folder));

    /// <inheritdoc/>
    public IFileLock? TryLock(string path, LockMode mode)
    {
        return Run(path, Take, tear: null);

        IFileLock? Take()
        {
            if (inner.TryLock(path, mode) is not { } taken)
            {
                return null;
            }

            locks.Add(taken);
            return new TearingLock(this, path, taken);
        }
    }

    /// <summary>Makes one counted call.</summary>
    internal void Run(string path, Action call, Action? tear = null) =>
        Run(
            path,
            () =>
            {
                call();
                return true;
            },
            tear);

    /// <summary>What only looks goes on until death.</summary>
    internal IVaultFiles Alive() => IsDead ? throw new ProcessDiedException() : inner;

    private T Run<T>(string path, Func<T> call, Action? tear)
    {
        Alive();
        if (++Calls != at)
        {
            return call();
        }

        HasFired = true;
        switch (fault)
        {
            case DiskFault.Device:
                throw DiskErrors.Of(DiskErrors.DeviceFailed, path);
            case DiskFault.Full:
                tear?.Invoke();
                throw DiskErrors.Of(DiskErrors.NoSpace, path);
            case DiskFault.Tear:
                tear?.Invoke();
                break;
            case DiskFault.DieAfter:
                call();
                break;
            default:
                break;
        }

        throw Die();
    }

    private ProcessDiedException Die()
    {
        IsDead = true;
        foreach (var held in locks)
        {
            held.Dispose();
        }

        return new();
    }

    // What a writer leaves that dies before its rename; one that meets a full disk clears it away.
    private void LeaveTemporary(string path, byte[] bytes)
    {
        if (fault == DiskFault.Tear)
        {
            using var file = inner.OpenAppend($"{Path.GetDirectoryName(path)}/{VaultPaths.TemporaryPrefix}torn");
            file.Append(bytes.AsSpan(0, bytes.Length / 2));
        }
    }

    private void DeleteHalf(string path)
    {
        var files = inner.List(path).Where(stamp => stamp.Kind == FileKind.File).ToList();
        foreach (var stamp in files.Take((files.Count + 1) / 2))
        {
            inner.DeleteFile($"{path}/{stamp.Name}");
        }
    }
}
