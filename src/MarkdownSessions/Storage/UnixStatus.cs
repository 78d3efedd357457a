namespace MarkdownSessions.Storage;

/// <summary>What the system knows of a file, as far as the store asks.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">The lower 12 bits: permissions.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ModifiedTicks">UTC ticks of 100 ns.</param>
/// <param name="Device">The file system, as one number.</param>
/// <param name="Inode">The file's number in it; given anew after a deletion.</param>
/// <param name="BornNanoseconds">Time of birth since 1970; 0 where the file system keeps none.</param>
/// <param name="LinkCount">How many names it has.</param>
/// <param name="Owner">The user's number.</param>
internal readonly record struct UnixStatus(
    FileKind Kind,
    uint Mode,
    long Length,
    long ModifiedTicks,
    ulong Device,
    ulong Inode,
    long BornNanoseconds,
    int LinkCount,
    uint Owner)
{
    private const uint GroupWrites = 0x10; // S_IWGRP
    private const uint AnybodyWrites = 0x2; // S_IWOTH

    /// <summary>Device, inode and birth as one word; birth, because inode numbers are given anew.</summary>
    public string Identity => $"{Device:x}-{Inode:x}-{BornNanoseconds:x}";

    /// <summary>The kind that the upper bits of a mode say; links are their own kind, never what they name.</summary>
    public static FileKind KindOf(uint mode) => (mode & 0xF000) switch
    {
        0x8000 => FileKind.File,
        0x4000 => FileKind.Folder,
        _ => FileKind.Other,
    };

    /// <summary>Whether both are the very same file.</summary>
    public bool IsSameFile(UnixStatus other) =>
        Device == other.Device && Inode == other.Inode && BornNanoseconds == other.BornNanoseconds;

    /// <summary>What the port says of users, as seen by one of them.</summary>
    public FileOwnership ToOwnership(uint user) =>
        new(Owner == user, (Mode & GroupWrites) != 0, (Mode & AnybodyWrites) != 0, LinkCount);

    /// <summary>The stamp of the port.</summary>
    public FileStamp ToStamp(string name) => new(name, Kind, Kind == FileKind.File ? Length : 0, ModifiedTicks);
}
