using System.Runtime.InteropServices;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>What stands on a disk: numbered files and folders, and the names that folders hold for them.</summary>
internal sealed class DiskImage
{
    private const long RootId = 1;
    private static long lastId = RootId;

    private readonly Dictionary<long, DiskNode> nodes = [];

    public DiskImage() => nodes[RootId] = new(RootId, FileKind.Folder) { LinkCount = 1 };

    private DiskImage(DiskImage other)
    {
        foreach (var node in other.nodes.Values)
        {
            nodes[node.Id] = node.Copy();
        }
    }

    public DiskNode Root => nodes[RootId];

    /// <summary>A number that no file of any image ever had: a file that was deleted and made anew is another.</summary>
    public static long NewId() => Interlocked.Increment(ref lastId);

    public DiskImage Copy() => new(this);

    public DiskNode Node(long id) => nodes[id];

    /// <summary>What stands under a path; null when nothing does.</summary>
    public DiskNode? Find(string path)
    {
        var node = Root;
        foreach (var part in path.AsSpan().Split('/'))
        {
            var name = path.AsSpan(part);
            if (name.IsEmpty)
            {
                continue;
            }

            if (!node.Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out long id))
            {
                return null;
            }

            node = nodes[id];
        }

        return node;
    }

    /// <summary>Puts what is neither file nor folder into a folder.</summary>
    public void AddOther(long folder, string name)
    {
        long id = NewId();
        nodes[id] = new(id, FileKind.Other);
        AddName(folder, name, nodes[id]);
    }

    /// <summary>Does one step, as far as its fate lets it.</summary>
    public void Apply(DiskOperation step, DiskFate fate)
    {
        if (fate.Kind == DiskFateKind.Lost)
        {
            return;
        }

        switch (step.Kind)
        {
            case DiskOperationKind.MakeFolder:
                AddName(step.Folder, step.Name, Ensure(step.Node, FileKind.Folder, step.Ticks));
                break;
            case DiskOperationKind.MakeFile:
                AddName(step.Folder, step.Name, Ensure(step.Node, FileKind.File, step.Ticks));
                break;
            case DiskOperationKind.Link:
                AddName(step.Folder, step.Name, nodes[step.Node]);
                break;
            case DiskOperationKind.Unlink:
                RemoveName(step.Folder, step.Name, step.Node);
                break;
            case DiskOperationKind.Rename:
                Rename(step, fate);
                break;
            case DiskOperationKind.Write:
                Write(step, fate);
                break;
            case DiskOperationKind.Empty:
                nodes[step.Node].Empty();
                break;
            default:
                break;
        }
    }

    /// <summary>Makes a file or folder known whose name may have been lost: others may name it later.</summary>
    public void Reveal(DiskOperation step)
    {
        if (step.Kind is DiskOperationKind.MakeFolder or DiskOperationKind.MakeFile)
        {
            Ensure(step.Node, step.Kind == DiskOperationKind.MakeFolder ? FileKind.Folder : FileKind.File, step.Ticks);
        }
    }

    private DiskNode Ensure(long id, FileKind kind, long ticks)
    {
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(nodes, id, out _);
        return node ??= new(id, kind) { ModifiedTicks = ticks };
    }

    private void AddName(long folder, string name, DiskNode node)
    {
        if (nodes[folder].Names.TryGetValue(name, out long old))
        {
            nodes[old].LinkCount--;
        }

        nodes[folder].Names[name] = node.Id;
        node.LinkCount++;
    }

    // A name that another file has meanwhile taken is that file's.
    private void RemoveName(long folder, string name, long node)
    {
        if (nodes[folder].Names.TryGetValue(name, out long there) && there == node)
        {
            nodes[folder].Names.Remove(name);
            nodes[node].LinkCount--;
        }
    }

    private void Rename(DiskOperation step, DiskFate fate)
    {
        AddName(step.ToFolder, step.ToName, nodes[step.Node]);
        if (fate.Kind != DiskFateKind.BothNames)
        {
            RemoveName(step.Folder, step.Name, step.Node);
        }
    }

    private void Write(DiskOperation step, DiskFate fate)
    {
        var node = nodes[step.Node];
        ReadOnlySpan<byte> bytes = fate.Kind switch
        {
            DiskFateKind.Torn => step.Bytes.AsSpan(0, fate.Bytes),
            DiskFateKind.Zeros => new byte[step.Bytes.Length],
            _ => step.Bytes,
        };
        node.Write(step.Offset, bytes);
        node.ModifiedTicks = step.Ticks;
    }
}
