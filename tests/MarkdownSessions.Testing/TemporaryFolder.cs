namespace MarkdownSessions.Testing;

/// <summary>A folder of the system's temporary ones, gone with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    // Links lead out of it.
    private static readonly EnumerationOptions OwnFolders =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Its absolute path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("cru-test-").FullName;

    /// <summary>Makes a folder in it.</summary>
    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>A path in it.</summary>
    public string At(string name) => System.IO.Path.Join(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        // A test may have taken the right to write away.
        if (!OperatingSystem.IsWindows())
        {
            foreach (string folder in Directory.EnumerateDirectories(Path, "*", OwnFolders).Prepend(Path))
            {
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        Directory.Delete(Path, recursive: true);
    }
}
