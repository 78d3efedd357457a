#pragma warning disable RS0030 // The console where the system's call is not known.
using System.Runtime.InteropServices;

namespace Cru;

/// <summary>
/// How large the terminal is. On Linux the kernel is asked: the console would first switch the terminal's keys to
/// application mode (<c>ESC [?1h</c>) and not switch them back.
/// </summary>
internal static unsafe partial class WindowSize
{
    // TIOCGWINSZ of asm-generic/ioctls.h, which x64 and arm64 share; elsewhere a variadic call has an ABI of its own.
    private const nuint AskForSize = 0x5413;
    private const int Output = 1;
    private const int Error = 2;

    /// <summary>Its columns; 0 where it does not tell.</summary>
    public static int Columns() => OperatingSystem.IsLinux() ? Ask().Columns : Console.WindowWidth;

    /// <summary>Its lines; 0 where it does not tell.</summary>
    public static int Lines() => OperatingSystem.IsLinux() ? Ask().Lines : Console.WindowHeight;

    private static (int Columns, int Lines) Ask()
    {
        // struct winsize: rows, columns, and two of pixels.
        ushort* size = stackalloc ushort[4];
        return Control(Output, AskForSize, size) == 0 || Control(Error, AskForSize, size) == 0 ? (size[1], size[0]) : (0, 0);
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int file, nuint request, ushort* size);
}
