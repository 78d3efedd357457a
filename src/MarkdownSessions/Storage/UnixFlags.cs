using System.Runtime.InteropServices;

namespace MarkdownSessions.Storage;

/// <summary>Flags of open(2), which differ by system and processor (fcntl.h of Linux x64, arm64 and of macOS).</summary>
internal static class UnixFlags
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;

    private static readonly bool Mac = OperatingSystem.IsMacOS();

    private static readonly bool Arm =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    public static int Create => Mac ? 0x200 : 0x40;

    public static int MustBeNew => Mac ? 0x800 : 0x80;

    public static int Append => Mac ? 0x8 : 0x400;

    /// <summary>A pipe without a writer does not keep the caller waiting.</summary>
    public static int NonBlocking => Mac ? 0x4 : 0x800;

    public static int CloseOnExec => Mac ? 0x1000000 : 0x80000;

    public static int NoFollow => Mac ? 0x100 : Arm ? 0x8000 : 0x20000;

    public static int Folder => Mac ? 0x100000 : Arm ? 0x4000 : 0x10000;
}
