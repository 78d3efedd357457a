namespace MarkdownSessions.Testing;

/// <summary>A folder of the real disk that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cru-test-");

    /// <summary>Absolute, without a separator at its end.</summary>
    public string FullPath => folder.FullName;

    /// <summary>A path in it.</summary>
    public string At(string name) => Path.Join(folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
