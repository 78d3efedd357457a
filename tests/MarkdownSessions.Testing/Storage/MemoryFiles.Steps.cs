using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <content>The steps of which the verbs consist; <see cref="CrashingFiles"/> records them.</content>
public sealed partial class MemoryFiles
{
    internal DiskImage Image => image;

    internal long LengthOf(DiskNode node)
    {
        lock (gate)
        {
            return node.Length;
        }
    }

    internal int LinkCountOf(DiskNode node)
    {
        lock (gate)
        {
            return node.LinkCount;
        }
    }

    internal bool IsAt(DiskNode node, string path)
    {
        lock (gate)
        {
            return ReferenceEquals(image.Find(path), node);
        }
    }

    internal byte[] Read(DiskNode node, long offset, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        lock (gate)
        {
            var content = node.Content.Span;
            int start = (int)Math.Min(offset, content.Length);
            return content.Slice(start, Math.Min(count, content.Length - start)).ToArray();
        }
    }

    internal void Append(DiskNode node, string path, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            Write(node, path, node.Length, bytes);
        }
    }

    internal void Flush(DiskNode node, string path)
    {
        lock (gate)
        {
            Do(new(DiskOperationKind.FlushFile, node.Id, path));
        }
    }

    internal void Overwrite(DiskNode node, string path, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            Do(new(DiskOperationKind.Empty, node.Id, path));
            Write(node, path, 0, bytes);
        }
    }

    internal void Free(MemoryLock held, DiskNode node)
    {
        lock (gate)
        {
            locks[node.Id].Remove(held);
        }
    }

    private static string Checked(string path) =>
        path.StartsWith('/') && !path.Contains('\0', StringComparison.Ordinal)
            ? path
            : throw new ArgumentException($"'{path}' is no absolute path", nameof(path));

    private static string ParentPath(string path) => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) ?? "/";

    private static FileStamp Stamp(string name, DiskNode node) =>
        new(name, node.Kind, node.Kind == FileKind.File ? node.Length : 0, node.ModifiedTicks);

    private IOException Missing(string path) =>
        image.Find(ParentPath(path)) is null ? DiskErrors.MissingFolder(path) : DiskErrors.MissingFile(path);

    private DiskNode Folder(string path) => image.Find(path) switch
    {
        { Kind: FileKind.Folder } folder => folder,
        null => throw DiskErrors.MissingFolder(path),
        _ => throw DiskErrors.Of(DiskErrors.NoFolder, path),
    };

    // The message names what was asked for, not the folder that it misses.
    private DiskNode FolderOf(string path) => image.Find(ParentPath(path)) switch
    {
        { Kind: FileKind.Folder } folder => folder,
        null => throw DiskErrors.MissingFolder(path),
        _ => throw DiskErrors.Of(DiskErrors.NoFolder, path),
    };

    private DiskNode Regular(string path) => image.Find(path) switch
    {
        { Kind: FileKind.File } file => file,
        null => throw Missing(path),
        { Kind: FileKind.Folder } => throw DiskErrors.Of(DiskErrors.IsFolder, path),
        _ => throw DiskErrors.Of(DiskErrors.Invalid, path),
    };

    private DiskNode RegularOrNew(string path) =>
        image.Find(path) is null ? Make(DiskOperationKind.MakeFile, path) : Regular(path);

    private DiskNode Make(DiskOperationKind kind, string path)
    {
        var folder = FolderOf(path);
        long id = DiskImage.NewId();
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        Do(new(kind, id, path) { Folder = folder.Id, Name = name, Ticks = Now() });
        return image.Node(id);
    }

    private void Write(DiskNode node, string path, long offset, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            Do(new(DiskOperationKind.Write, node.Id, path) { Bytes = bytes.ToArray(), Offset = offset, Ticks = Now() });
        }
    }

    private string WriteBeside(string path, ReadOnlySpan<byte> content)
    {
        _ = FolderOf(path);
        string temporary = $"{ParentPath(path).TrimEnd('/')}/{VaultPaths.TemporaryPrefix}{DiskImage.NewId():x16}";
        var node = Make(DiskOperationKind.MakeFile, temporary);
        Write(node, temporary, 0, content);
        Do(new(DiskOperationKind.FlushFile, node.Id, temporary));
        return temporary;
    }

    private void RenameAndFlush(string source, string destination)
    {
        var node = image.Find(source)!;
        var from = FolderOf(source);
        var to = FolderOf(destination);
        Do(new(DiskOperationKind.Rename, node.Id, source)
        {
            Folder = from.Id,
            Name = Path.GetFileName(source),
            ToFolder = to.Id,
            ToName = Path.GetFileName(destination),
        });
        Do(new(DiskOperationKind.FlushFolder, to.Id, ParentPath(destination)));
        if (from != to)
        {
            Do(new(DiskOperationKind.FlushFolder, from.Id, ParentPath(source)));
        }
    }

    private void DeleteTree(string path, DiskNode folder)
    {
        foreach (var (name, id) in folder.Names.ToList())
        {
            var child = image.Node(id);
            if (child.Kind == FileKind.Folder)
            {
                DeleteTree($"{path}/{name}", child);
            }
            else
            {
                Unlink($"{path}/{name}", child);
            }
        }

        Unlink(path, folder);
    }

    private void Unlink(string path, DiskNode node)
    {
        var folder = FolderOf(path);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        Do(new(DiskOperationKind.Unlink, node.Id, path) { Folder = folder.Id, Name = name });
    }

    private void Do(DiskOperation step)
    {
        image.Apply(step, DiskFate.Whole);
        recorder?.Invoke(step);
    }

    private long Now() => clock.GetUtcNow().UtcTicks;

    private void Collect(string path, DiskNode folder, Action<string, DiskNode> found)
    {
        foreach (var (name, id) in folder.Names.OrderBy(name => name.Key, StringComparer.Ordinal))
        {
            var node = image.Node(id);
            found($"{path}/{name}", node);
            Collect($"{path}/{name}", node, found);
        }
    }
}
