using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// Files of an index. Those it makes only their owner can read: they hold the words of private
/// conversations. Not through IVaultFiles, because an engine is given a folder and keeps its own files
/// there, as SQLite does.
/// </summary>
internal static class OwnFile
{
    /// <summary>Makes an empty file in the place of whatever file was there.</summary>
    /// <exception cref="IndexUnavailableException">The folder cannot hold it.</exception>
    public static FileStream Create(string path, FileOptions options)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            BufferSize = 0,
            Options = options,
        };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new(path, how);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IndexUnavailableException($"a search index cannot be made: {failure.Message}", failure);
        }
    }

    /// <summary>Whether a file may hold anything; false only when it is missing or empty for sure.</summary>
    public static bool HasContent(string path)
    {
        try
        {
            const FileShare anything = FileShare.ReadWrite | FileShare.Delete;
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, anything);
            return file.Length > 0;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is there and cannot be looked into.
            return true;
        }
    }
}
