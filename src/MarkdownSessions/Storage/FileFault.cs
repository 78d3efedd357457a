namespace MarkdownSessions.Storage;

/// <summary>
/// Names the failures of a disk that a caller tells apart. The HResult of the <see cref="IOException"/> is the
/// system's error number on Unix (errno.h) and <c>0x8007nnnn</c> on Windows, as .NET sets it too.
/// </summary>
public static class FileFault
{
    private const int Failed = 5; // EIO
    private const int Exists = 17; // EEXIST
    private const int NoSpace = 28; // ENOSPC
    private const int OnlyReading = 30; // EROFS
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsWriteProtected = unchecked((int)0x80070013);

    private static int OverQuota => OperatingSystem.IsMacOS() ? 69 : 122; // EDQUOT

    /// <summary>Whether there is no more room, on the disk or in the user's share of it.</summary>
    public static bool IsFull(IOException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.HResult is NoSpace or WindowsDiskFull || failure.HResult == OverQuota;
    }

    /// <summary>Whether the file system may only be read.</summary>
    public static bool IsReadOnly(IOException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.HResult is OnlyReading or WindowsWriteProtected;
    }

    /// <summary>Whether the device failed, or what was given to it may be lost.</summary>
    public static bool IsDevice(IOException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.HResult == Failed;
    }

    /// <summary>Whether the name for a new file or folder was taken.</summary>
    public static bool IsNameTaken(IOException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.HResult == Exists;
    }

    internal static IOException NameTaken(string path) => new($"{path}: exists already", Exists);
}
