namespace MarkdownSessions.Testing.Storage;

/// <summary>The failures of the port's remarks, with the numbers of Linux.</summary>
internal static class DiskErrors
{
    public const int DeviceFailed = 5;
    public const int NameTaken = 17;
    public const int NoFolder = 20;
    public const int IsFolder = 21;
    public const int Invalid = 22;
    public const int NoSpace = 28;
    public const int ReadOnly = 30;

    public static IOException MissingFile(string path) => new FileNotFoundException($"{path}: no such file or directory", path);

    public static IOException MissingFolder(string path) => new DirectoryNotFoundException($"{path}: no such file or directory");

    public static IOException Of(int error, string path) => new($"{path}: {Reason(error)}", error);

    private static string Reason(int error) => error switch
    {
        DeviceFailed => "input/output error",
        NameTaken => "exists already",
        NoFolder => "is no folder",
        IsFolder => "is a folder",
        Invalid => "is no regular file",
        NoSpace => "no space left on device",
        ReadOnly => "read-only file system",
        _ => $"error {error}",
    };
}
