using System.Text;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>The port in memory: what <see cref="VaultFilesContract"/> asks of a disk, and nothing of this machine's.</summary>
/// <remarks>Safe for several threads. Its root <c>/</c> is there from the start.</remarks>
public sealed partial class MemoryFiles : IVaultFiles
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly Action<DiskOperation>? recorder;
    private readonly DiskImage image;
    private readonly Dictionary<long, List<MemoryLock>> locks = [];

    /// <summary>Makes an empty disk.</summary>
    /// <param name="clock">What files get their times from; by default a clock of its own that stands still.</param>
    public MemoryFiles(TimeProvider? clock = null)
        : this(new DiskImage(), clock ?? new FakeClock(), recorder: null)
    {
    }

    internal MemoryFiles(DiskImage image, TimeProvider clock, Action<DiskOperation>? recorder)
    {
        this.image = image;
        this.clock = clock;
        this.recorder = recorder;
    }

    /// <inheritdoc/>
    public FileStamp? Stat(string path)
    {
        lock (gate)
        {
            return image.Find(Checked(path)) is { } node ? Stamp(Path.GetFileName(path), node) : null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<FileStamp> List(string folder)
    {
        lock (gate)
        {
            return image.Find(Checked(folder)) is { Kind: FileKind.Folder } node
                ? [.. node.Names.Select(name => Stamp(name.Key, image.Node(name.Value)))]
                : [];
        }
    }

    /// <inheritdoc/>
    public Stream OpenRead(string path)
    {
        lock (gate)
        {
            var content = Regular(Checked(path)).Content;
            return new MemoryStream(content.ToArray(), writable: false);
        }
    }

    /// <inheritdoc/>
    public IAppendFile OpenAppend(string path)
    {
        lock (gate)
        {
            return new MemoryAppendFile(this, Checked(path), RegularOrNew(path));
        }
    }

    /// <inheritdoc/>
    public void CreateFolder(string path)
    {
        lock (gate)
        {
            string folder = Checked(path);
            switch (image.Find(folder))
            {
                case { Kind: FileKind.Folder }:
                    return;
                case not null:
                    throw DiskErrors.Of(DiskErrors.NameTaken, path);
                default:
                    CreateFolder(ParentPath(folder));
                    Make(DiskOperationKind.MakeFolder, folder);
                    return;
            }
        }
    }

    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        lock (gate)
        {
            if (image.Find(Checked(path)) is not null)
            {
                return false;
            }

            RenameAndFlush(WriteBeside(path, content), path);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        lock (gate)
        {
            if (image.Find(Checked(path)) is { Kind: not FileKind.File })
            {
                throw DiskErrors.Of(DiskErrors.Invalid, path);
            }

            RenameAndFlush(WriteBeside(path, content), path);
        }
    }

    /// <inheritdoc/>
    public void Move(string source, string destination)
    {
        lock (gate)
        {
            if (image.Find(Checked(source)) is null)
            {
                throw Missing(source);
            }

            if (image.Find(Checked(destination)) is not null)
            {
                throw DiskErrors.Of(DiskErrors.NameTaken, destination);
            }

            if (destination.StartsWith(source + "/", StringComparison.Ordinal))
            {
                throw new IOException($"{source}: cannot stand in itself", DiskErrors.Invalid);
            }

            RenameAndFlush(source, destination);
        }
    }

    /// <inheritdoc/>
    public void DeleteFile(string path)
    {
        lock (gate)
        {
            switch (image.Find(Checked(path)))
            {
                case null:
                    return;
                case { Kind: FileKind.Folder }:
                    throw DiskErrors.Of(DiskErrors.IsFolder, path);
                case var node:
                    Unlink(path, node);
                    return;
            }
        }
    }

    /// <inheritdoc/>
    public void DeleteFolder(string path)
    {
        lock (gate)
        {
            switch (image.Find(Checked(path)))
            {
                case null:
                    return;
                case { Kind: not FileKind.Folder }:
                    throw DiskErrors.Of(DiskErrors.NoFolder, path);
                case var node:
                    DeleteTree(path, node);
                    return;
            }
        }
    }

    /// <inheritdoc/>
    public void FlushFolder(string folder)
    {
        lock (gate)
        {
            Do(new(DiskOperationKind.FlushFolder, Folder(Checked(folder)).Id, folder));
        }
    }

    /// <inheritdoc/>
    public IFileLock? TryLock(string path, LockMode mode)
    {
        lock (gate)
        {
            var node = RegularOrNew(Checked(path));
            var holders = locks.TryGetValue(node.Id, out var present) ? present : locks[node.Id] = [];
            if (holders.Any(holder => holder.Mode == LockMode.Exclusive || mode == LockMode.Exclusive))
            {
                return null;
            }

            var taken = new MemoryLock(this, path, node, mode);
            holders.Add(taken);
            return taken;
        }
    }

    /// <summary>The content of a file as text.</summary>
    public string ReadText(string path)
    {
        lock (gate)
        {
            return Encoding.UTF8.GetString(Regular(Checked(path)).Content.Span);
        }
    }

    /// <summary>Writes a file in place, as an editor may; folders above it are made.</summary>
    public void WriteText(string path, string text) => WriteBytes(path, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="WriteText"/>
    public void WriteBytes(string path, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            CreateFolder(ParentPath(Checked(path)));
            var node = RegularOrNew(path);
            Do(new(DiskOperationKind.Empty, node.Id, path));
            Write(node, path, 0, bytes);
        }
    }

    /// <summary>Puts a link, pipe or device there.</summary>
    public void AddOther(string path)
    {
        lock (gate)
        {
            CreateFolder(ParentPath(Checked(path)));
            image.AddOther(FolderOf(path).Id, Path.GetFileName(path));
        }
    }

    /// <summary>Gives a file a second name.</summary>
    public void AddHardLink(string existing, string added)
    {
        lock (gate)
        {
            var node = Regular(existing);
            var folder = FolderOf(Checked(added));
            Do(new(DiskOperationKind.Link, node.Id, added) { Folder = folder.Id, Name = Path.GetFileName(added) });
        }
    }

    /// <summary>Makes the file another user's.</summary>
    public void GiveAway(string path)
    {
        lock (gate)
        {
            Regular(path).IsForeign = true;
        }
    }

    /// <summary>A disk of its own with the same on it; no lock is held there.</summary>
    public MemoryFiles Copy()
    {
        lock (gate)
        {
            return new(image.Copy(), clock, recorder: null);
        }
    }

    /// <summary>Every path with its content, as one number: equal disks have equal ones. Times do not count.</summary>
    public ulong Fingerprint()
    {
        lock (gate)
        {
            ulong hash = Fnv.Start;
            Collect("", image.Root, (path, node) =>
            {
                hash = Fnv.Add(hash, Encoding.UTF8.GetBytes(path));
                hash = Fnv.Add(hash, [(byte)node.Kind]);
                hash = Fnv.Add(hash, node.Content.Span);
                hash = Fnv.Add(hash, [0xFF]);
            });
            return hash;
        }
    }

    /// <summary>Paths of all regular files, sorted.</summary>
    public IReadOnlyList<string> AllFiles()
    {
        lock (gate)
        {
            var found = new List<string>();
            Collect("", image.Root, (path, node) =>
            {
                if (node.Kind == FileKind.File)
                {
                    found.Add(path);
                }
            });
            return found;
        }
    }
}
