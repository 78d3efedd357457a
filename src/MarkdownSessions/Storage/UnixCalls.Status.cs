using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MarkdownSessions.Storage;

/// <content>Status of files: statx on Linux, whose layout is the same on every processor, stat on macOS.</content>
internal static partial class UnixCalls
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int FollowNoLink = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH: the open file itself
    private const uint Wanted = 0x7FF | 0x800; // STATX_BASIC_STATS and STATX_BTIME

    private static bool MacX64 => Mac && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Status of an open file.</summary>
    public static UnixStatus Status(SafeFileHandle file, string path)
    {
        if (Mac)
        {
            int result = MacX64 ? StatusOnMacX64(file, out var mac) : StatusOnMac(file, out mac);
            return result == 0 ? mac.ToStatus() : throw UnixErrors.Last(path);
        }

        return StatusOnLinux(file, "", EmptyPath, Wanted, out var linux) == 0
            ? linux.ToStatus()
            : throw UnixErrors.Last(path);
    }

    /// <summary>Status of a name; null when nothing stands there.</summary>
    public static UnixStatus? Status(string path, bool followLink)
    {
        if (Mac)
        {
            return MacStatusOf(path, followLink);
        }

        int flags = followLink ? 0 : FollowNoLink;
        return StatusOnLinux(CurrentFolder, path, flags, Wanted, out var linux) == 0 ? linux.ToStatus() : NullIfMissing(path);
    }

    private static UnixStatus? MacStatusOf(string path, bool followLink)
    {
        MacStatus mac;
        int result = followLink
            ? MacX64 ? PathStatusOnMacX64(path, out mac) : PathStatusOnMac(path, out mac)
            : MacX64 ? LinkStatusOnMacX64(path, out mac) : LinkStatusOnMac(path, out mac);
        return result == 0 ? mac.ToStatus() : NullIfMissing(path);
    }

    private static UnixStatus? NullIfMissing(string path) => NullIfMissing(path, Marshal.GetLastPInvokeError());

    private static UnixStatus? NullIfMissing(string path, int error) =>
        error is UnixErrors.Missing or UnixErrors.NoFolder ? null : throw UnixErrors.For(path, error);
}
