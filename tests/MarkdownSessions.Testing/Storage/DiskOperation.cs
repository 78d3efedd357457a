namespace MarkdownSessions.Testing.Storage;

/// <summary>One step done to a disk. Files and folders are named by number, as the disk itself does: names move.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Node">The file or folder it is done to; for <see cref="DiskOperationKind.FlushFolder"/> the folder.</param>
/// <param name="Path">For messages; the text of a mark.</param>
internal sealed record DiskOperation(DiskOperationKind Kind, long Node, string Path)
{
    /// <summary>The folder whose name is made or taken away; of a rename, the old one.</summary>
    public long Folder { get; init; }

    /// <summary>The name in <see cref="Folder"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of a rename, the new folder.</summary>
    public long ToFolder { get; init; }

    /// <summary>Of a rename, the new name.</summary>
    public string ToName { get; init; } = "";

    /// <summary>What is written.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public long Offset { get; init; }

    /// <summary>The time that the file bears afterwards.</summary>
    public long Ticks { get; init; }

    /// <summary>Whether it changes the disk, rather than making sure of changes or remarking on them.</summary>
    public bool Changes => Kind < DiskOperationKind.FlushFile;

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Path}{(ToName.Length > 0 ? $" to {ToName}" : "")}";
}
