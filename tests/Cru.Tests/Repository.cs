namespace Cru.Tests;

/// <summary>Files of the repository that tests compare with what the program does.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string File(string path) => Path.Combine(Root, path);

    /// <summary>Compares a file with what it should say; with CRU_UPDATE_GOLDEN=1 makes it say so.</summary>
    public static void MustSay(string path, string expected)
    {
        string file = File(path);
        if (Environment.GetEnvironmentVariable("CRU_UPDATE_GOLDEN") == "1")
        {
            System.IO.File.WriteAllText(file, expected);
        }

        string found = System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file) : "";
        Assert.Equal(expected, found);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "MarkdownSessions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("the tests do not run inside the repository");
    }
}
