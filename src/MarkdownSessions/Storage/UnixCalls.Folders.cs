using System.Runtime.InteropServices;

namespace MarkdownSessions.Storage;

/// <content>Reading folders: readdir(3) with 64-bit numbers, whose record differs between Linux and macOS (dirent.h).</content>
internal static unsafe partial class UnixCalls
{
    private const byte IsFolderThere = 4; // DT_DIR
    private const byte IsFileThere = 8; // DT_REG
    private const byte IsUnknownThere = 0; // DT_UNKNOWN: the file system keeps no kinds, as XFS without ftype and some of NFS

    // The plain name has 64-bit numbers wherever addresses have 64 bits, and in musl everywhere, which lacks the other.
    private static readonly bool HasOwnNameFor64Bits =
        IntPtr.Size < sizeof(long) && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "readdir64", out _);

    private static int KindAt => Mac ? 20 : 18;

    private static int NameAt => Mac ? 21 : 19;

    /// <summary>Opens a folder for reading its names; 0 and the error number when it fails.</summary>
    public static nint OpenFolder(string path, out int error)
    {
        nint stream = MacX64 ? OpenFolderOnMacX64(path) : OpenFolderRaw(path);
        error = stream == 0 ? Marshal.GetLastPInvokeError() : 0;
        return stream;
    }

    /// <summary>The next name, ended by a NUL, which holds until the next call; null at the end and when it fails.</summary>
    public static byte* NextName(nint stream, out FileKind? kind, out int error)
    {
        byte* record = MacX64 ? ReadFolderOnMacX64(stream) : HasOwnNameFor64Bits ? ReadFolder64(stream) : ReadFolder(stream);
        error = record is null ? Marshal.GetLastPInvokeError() : 0;
        kind = record is null ? null : record[KindAt] switch
        {
            IsUnknownThere => null,
            IsFolderThere => FileKind.Folder,
            IsFileThere => FileKind.File,
            _ => FileKind.Other,
        };
        return record is null ? null : record + NameAt;
    }

    /// <summary>The number of the open file that the folder is.</summary>
    public static int NumberOf(nint stream) => NumberOfFolder(stream);

    /// <summary>Ends the reading.</summary>
    public static void CloseFolder(nint stream) => _ = CloseFolderRaw(stream);

    /// <summary>Status of a name in an open folder, following no link; null when nothing stands there.</summary>
    /// <param name="folder">The folder's number.</param>
    /// <param name="name">The name's bytes, ended by a NUL.</param>
    /// <param name="folderPath">The folder's path, for messages and for macOS.</param>
    public static UnixStatus? Status(int folder, byte* name, string folderPath)
    {
        if (!Mac && StatusOnLinux(folder, name, FollowNoLink, Wanted, out var linux) == 0)
        {
            return linux.ToStatus();
        }

        int error = Marshal.GetLastPInvokeError();
        string path = Path.Join(folderPath, Marshal.PtrToStringUTF8((nint)name));
        return Mac ? MacStatusOf(path, followLink: false) : NullIfMissing(path, error);
    }
}
