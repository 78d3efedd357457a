using System.Runtime.InteropServices;

namespace MarkdownSessions.Storage;

/// <summary><c>struct stat</c> of macOS with 64-bit inodes (sys/stat.h); never run.</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct MacStatus
{
    [FieldOffset(0)] private readonly int device;
    [FieldOffset(4)] private readonly ushort mode;
    [FieldOffset(6)] private readonly ushort linkCount;
    [FieldOffset(8)] private readonly ulong inode;
    [FieldOffset(16)] private readonly uint owner;
    [FieldOffset(48)] private readonly long modifiedSeconds;
    [FieldOffset(56)] private readonly long modifiedNanoseconds;
    [FieldOffset(80)] private readonly long bornSeconds;
    [FieldOffset(88)] private readonly long bornNanoseconds;
    [FieldOffset(96)] private readonly long length;

    /// <summary>The fields that the store asks for.</summary>
    public readonly UnixStatus ToStatus() => new(
        UnixStatus.KindOf(mode),
        mode & 0xFFFu,
        length,
        UnixTime.ToTicks(modifiedSeconds, modifiedNanoseconds),
        (uint)device,
        inode,
        UnixTime.ToNanoseconds(bornSeconds, bornNanoseconds),
        linkCount,
        owner);
}
