using System.Runtime.InteropServices;

namespace Cru;

/// <summary>
/// The size of the terminal's window on Linux, asked by ioctl_tty(2). .NET's console tells it too, but first sends
/// the terminal a code that switches its keys, and nothing switches them back when the program is killed.
/// </summary>
internal static partial class LinuxWindow
{
    // TIOCGWINSZ of the architectures that .NET runs on.
    private const nuint GetSize = 0x5413;
    private const int StandardOutput = 1;

    /// <summary>Columns; 0 when the terminal does not tell.</summary>
    public static int Width => Ask().Columns;

    /// <summary>Lines; 0 when the terminal does not tell.</summary>
    public static int Height => Ask().Rows;

    private static WindowSize Ask() => Control(StandardOutput, GetSize, out var size) == 0 ? size : default;

    // Variadic, which Linux' calling conventions do not tell from other functions; those of macOS do.
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int file, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        private readonly ushort pixelsAcross;
        private readonly ushort pixelsDown;
    }
}
