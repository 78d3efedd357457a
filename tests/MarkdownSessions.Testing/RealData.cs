namespace MarkdownSessions.Testing;

/// <summary>Real session files, which are not part of the project: tests over them run where they lie.</summary>
public static class RealData
{
    /// <summary>
    /// The folder of one agent's files: <c>shared/data/AGENT</c> in the test's folder or one above
    /// it; null when there is none.
    /// </summary>
    public static string? Folder(string agent)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "data", agent);
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
