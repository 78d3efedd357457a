using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace MarkdownSessions.Storage;

/// <summary>Error numbers of the system's calls, and the exceptions that stand for them.</summary>
/// <remarks>Numbers below 35 are those of every Unix; above, Linux and macOS went ways of their own (errno.h).</remarks>
[UnsupportedOSPlatform("windows")]
internal static class UnixErrors
{
    public const int NotPermitted = 1;
    public const int Missing = 2;
    public const int Interrupted = 4;
    public const int DeviceFailed = 5;
    public const int AccessDenied = 13;
    public const int NameTaken = 17;
    public const int NoFolder = 20;
    public const int IsFolder = 21;
    public const int Invalid = 22;

    private static readonly bool Mac = OperatingSystem.IsMacOS();

    public static int WouldBlock => Mac ? 35 : 11;

    public static int NoSuchCall => Mac ? 78 : 38;

    public static int TooManyLinks => Mac ? 62 : 40;

    public static int NotSupported => Mac ? 45 : 95;

    public static int FolderNotEmpty => Mac ? 66 : 39;

    /// <summary>The exception of the port's remarks for the last call's error: <c>path: reason</c>.</summary>
    public static Exception Last(string path) => For(path, Marshal.GetLastPInvokeError());

    /// <summary>The exception of the port's remarks; an <see cref="IOException"/> carries the error as its HResult.</summary>
    public static Exception For(string path, int error)
    {
        string message = $"{path}: {Reason(error)}";
        return error switch
        {
            Missing when !ParentIsThere(path) => new DirectoryNotFoundException(message),
            Missing => new FileNotFoundException(message, path),
            AccessDenied or NotPermitted => new UnauthorizedAccessException(message),
            _ => new IOException(message, error),
        };
    }

    /// <summary>An error that the system did not give, but would have under stricter rules.</summary>
    public static IOException Refused(string path, string reason, int error) => new($"{path}: {reason}", error);

    private static string Reason(int error)
    {
        if (error == TooManyLinks)
        {
            return "is a symbolic link, or has too many on its way";
        }

        string reason = Marshal.GetPInvokeErrorMessage(error);
        return reason.Length > 1 ? char.ToLowerInvariant(reason[0]) + reason[1..] : $"error {error}";
    }

    private static bool ParentIsThere(string path) =>
        Path.GetDirectoryName(path) is not { Length: > 0 } parent || UnixCalls.Status(parent, followLink: true) is not null;
}
