using System.Runtime.InteropServices;

namespace MarkdownSessions.Storage;

/// <summary>The C library's <c>struct statx</c>: one layout for every processor (statx(2)).</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct LinuxStatus
{
    [FieldOffset(0)] private readonly uint mask;
    [FieldOffset(16)] private readonly uint linkCount;
    [FieldOffset(20)] private readonly uint owner;
    [FieldOffset(28)] private readonly ushort mode;
    [FieldOffset(32)] private readonly ulong inode;
    [FieldOffset(40)] private readonly ulong length;
    [FieldOffset(80)] private readonly long bornSeconds;
    [FieldOffset(88)] private readonly uint bornNanoseconds;
    [FieldOffset(112)] private readonly long modifiedSeconds;
    [FieldOffset(120)] private readonly uint modifiedNanoseconds;
    [FieldOffset(136)] private readonly uint deviceMajor;
    [FieldOffset(140)] private readonly uint deviceMinor;

    /// <summary>The fields that the store asks for.</summary>
    public readonly UnixStatus ToStatus()
    {
        const uint birthIsKnown = 0x800; // STATX_BTIME
        return new(
            UnixStatus.KindOf(mode),
            mode & 0xFFFu,
            (long)length,
            UnixTime.ToTicks(modifiedSeconds, modifiedNanoseconds),
            ((ulong)deviceMajor << 32) | deviceMinor,
            inode,
            (mask & birthIsKnown) == 0 ? 0 : UnixTime.ToNanoseconds(bornSeconds, bornNanoseconds),
            (int)linkCount,
            owner);
    }
}
