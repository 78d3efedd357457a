namespace MarkdownSessions.Testing;

/// <summary>Files of the repository that tests read: documents whose examples are run.</summary>
public static class RepositoryFiles
{
    private const string Solution = "MarkdownSessions.sln";

    /// <summary>The repository's root: the folder of the solution, above the running tests.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests run outside of the repository.</exception>
    public static string Root { get; } = FindRoot();

    /// <summary>A file's text with LF line ends.</summary>
    /// <param name="path">From the root on, with <c>/</c>.</param>
    public static string Read(string path) =>
        File.ReadAllText(Path.Combine(Root, path)).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"no {Solution} above {AppContext.BaseDirectory}");
    }
}
