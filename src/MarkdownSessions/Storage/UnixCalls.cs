using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace MarkdownSessions.Storage;

/// <summary>The system calls that .NET lacks: appending opens, flushes of data and folders, advisory locks, exact status.</summary>
/// <remarks>macOS follows its headers but was never run.</remarks>
[UnsupportedOSPlatform("windows")]
internal static partial class UnixCalls
{
    private const int LockShared = 1;
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;
    private const int FullFlush = 51; // F_FULLFSYNC: on macOS fsync stops at the drive's cache
    private static readonly bool Mac = OperatingSystem.IsMacOS();

    // A plain import asks libc itself for the symbol and so passes by a preloaded library; asking
    // the program lets a test put its faults in between.
    static UnixCalls() =>
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) =>
            name == "libc" ? NativeLibrary.GetMainProgramHandle() : 0);

    /// <summary>Opens without creating; the last component may be no link; null and the error number when it fails.</summary>
    public static SafeFileHandle? TryOpen(string path, int flags, out int error)
    {
        int all = flags | UnixFlags.CloseOnExec | UnixFlags.NoFollow | UnixFlags.NonBlocking;
        return Checked(OpenRaw(path, all, 0), out error);
    }

    /// <summary>Opens a file that must not be there yet, with exactly this mode; null and the error number when it fails.</summary>
    public static SafeFileHandle? TryOpenNew(string path, int flags, uint mode, out int error)
    {
        // open is variadic: on macOS arm64 its third argument goes a way that an import does not know.
        if (Mac)
        {
            return TryOpenNewByRuntime(path, flags, mode, out error);
        }

        int all = flags | UnixFlags.Create | UnixFlags.MustBeNew | UnixFlags.CloseOnExec | UnixFlags.NoFollow;
        var file = Checked(OpenRaw(path, all, mode), out error);
        if (file is not null)
        {
            SetMode(file, path, mode);
        }

        return file;
    }

    /// <summary>Gives the file these permissions, unless it has them.</summary>
    public static void SetMode(SafeFileHandle file, string path, uint mode)
    {
        if ((Status(file, path).Mode & 0x1FF) != mode && ChangeMode(file, mode) != 0)
        {
            throw UnixErrors.Last(path);
        }
    }

    /// <summary>Makes a folder with mode 0700, whatever the umask; 0 or the error number.</summary>
    public static int MakeFolder(string path)
    {
        const uint ownerOnly = 0x1C0;
        if (MakeFolderRaw(path, ownerOnly) != 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        bool exact = Status(path, followLink: false) is { } made && (made.Mode & 0x1FF) == ownerOnly;
        return exact || ChangeModeAt(path, ownerOnly) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Writes all bytes; one call to the system unless it takes less than given.</summary>
    public static void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint written = WriteSome(file, bytes, (nuint)bytes.Length);
            if (written > 0)
            {
                bytes = bytes[(int)written..];
            }
            else if (written == 0)
            {
                throw UnixErrors.Refused(path, "the system took no byte", UnixErrors.DeviceFailed);
            }
            else if (Marshal.GetLastPInvokeError() != UnixErrors.Interrupted)
            {
                throw UnixErrors.Last(path);
            }
        }
    }

    /// <summary>Flushes data and length to the device; never tried again, because a second success proves nothing.</summary>
    public static void Flush(SafeFileHandle file, string path)
    {
        int result = Mac ? FlushFully(file) : FlushData(file);
        if (result != 0)
        {
            throw UnixErrors.Last(path);
        }
    }

    /// <summary>Flushes a folder's names.</summary>
    public static void FlushFolder(string folder)
    {
        int flags = UnixFlags.ReadOnly | UnixFlags.Folder | UnixFlags.CloseOnExec;
        using var handle = Checked(OpenRaw(folder, flags, 0), out int error) ?? throw UnixErrors.For(folder, error);
        if ((Mac ? FlushFully(handle) : FlushAll(handle)) == 0)
        {
            return;
        }

        error = Marshal.GetLastPInvokeError();
        // Some network file systems have no flush of folders and say so; there is nothing else to do.
        if (error != UnixErrors.Invalid && error != UnixErrors.NotSupported)
        {
            throw UnixErrors.For(folder, error);
        }
    }

    /// <summary>Takes an advisory lock without waiting; false when another open file excludes it.</summary>
    public static bool TryLock(SafeFileHandle file, string path, LockMode mode)
    {
        if (Lock(file, (mode == LockMode.Shared ? LockShared : LockExclusive) | LockNonBlocking) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == UnixErrors.WouldBlock ? false : throw UnixErrors.Last(path);
    }

    /// <summary>Cuts the file to a length; for notes in lock files only.</summary>
    public static void Cut(SafeFileHandle file, long length, string path)
    {
        if (SetLength(file, length) != 0)
        {
            throw UnixErrors.Last(path);
        }
    }

    /// <summary>Renames unless the new name is taken; 0 or the error number.</summary>
    public static int RenameToFreeName(string source, string destination)
    {
        const int here = -100; // AT_FDCWD
        const uint noReplace = 1; // RENAME_NOREPLACE
        const uint exclusive = 4; // RENAME_EXCL of macOS
        try
        {
            int result = Mac
                ? RenameExclusively(source, destination, exclusive)
                : RenameAt(here, source, here, destination, noReplace);
            return result == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        catch (EntryPointNotFoundException)
        {
            // Old releases of musl have no name for the call.
            return UnixErrors.NoSuchCall;
        }
    }

    /// <summary>Gives a file a second name; 0 or the error number.</summary>
    public static int AddName(string existing, string added) =>
        Link(existing, added) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Takes a name away; 0 or the error number.</summary>
    public static int RemoveName(string path) => Unlink(path) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Renames over whatever stands there; 0 or the error number.</summary>
    public static int Rename(string source, string destination) =>
        RenameRaw(source, destination) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Whether this process may write there, by its real user: a disk that can only be read counts.</summary>
    public static bool MayWrite(string path)
    {
        const int write = 2; // W_OK
        return Access(path, write) == 0;
    }

    /// <summary>This process's user.</summary>
    public static uint User() => EffectiveUser();

    private static int FlushFully(SafeFileHandle file)
    {
        if (Control(file, FullFlush) == 0)
        {
            return 0;
        }

        int error = Marshal.GetLastPInvokeError();
        return error == UnixErrors.NotSupported || error == UnixErrors.Invalid ? FlushAll(file) : -1;
    }

    private static SafeFileHandle? TryOpenNewByRuntime(string path, int flags, uint mode, out int error)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = (UnixFileMode)mode,
        };
        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (IOException taken) when (taken.HResult == UnixErrors.NameTaken)
        {
            error = UnixErrors.NameTaken;
            return null;
        }

        var file = TryOpen(path, flags, out error);
        if (file is not null)
        {
            SetMode(file, path, mode);
        }

        return file;
    }

    private static SafeFileHandle? Checked(SafeFileHandle file, out int error)
    {
        error = 0;
        if (!file.IsInvalid)
        {
            return file;
        }

        error = Marshal.GetLastPInvokeError();
        file.Dispose();
        return null;
    }
}
