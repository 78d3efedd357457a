using MarkdownSessions.Storage;

namespace Cru.Output;

/// <summary>Writes a file that a user named, seen whole or not at all.</summary>
internal static class FileOutput
{
    private const int ChunkBytes = 1024 * 1024;

    /// <summary>Copies a stream into a new file.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="shown">The file as it was typed.</param>
    /// <param name="content">What it shall hold.</param>
    /// <param name="force">Whether one that is there is replaced.</param>
    /// <exception cref="CruException">There is one and it must not be replaced, or the folder is missing.</exception>
    public static void Write(IVaultFiles files, string path, string shown, Stream content, bool force) =>
        Write(files, path, shown, file => content.CopyTo(file, ChunkBytes), force);

    /// <summary>Makes a new file.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="shown">The file as it was typed.</param>
    /// <param name="write">Writes what it shall hold.</param>
    /// <param name="force">Whether one that is there is replaced.</param>
    /// <exception cref="CruException">There is one and it must not be replaced, or the folder is missing.</exception>
    public static void Write(IVaultFiles files, string path, string shown, Action<Stream> write, bool force)
    {
        RefuseTaken(files, path, shown, force);
        string folder = Path.GetDirectoryName(path)!;
        string temporary = Path.Join(folder, $".tmp-{Path.GetRandomFileName()}");
        try
        {
            Make(files, temporary, write);
            if (force)
            {
                files.DeleteFile(path);
            }

            files.Move(temporary, path);
        }
        catch (IOException e) when (FileFault.IsNameTaken(e))
        {
            throw CruException.NotCreated(shown, "it exists; --force replaces it");
        }
        finally
        {
            files.DeleteFile(temporary);
        }
    }

    /// <summary>Sees to it that a file can be made; another may still take its name meanwhile.</summary>
    /// <exception cref="CruException">There is one and it must not be replaced, or the folder is missing.</exception>
    public static void RefuseTaken(IVaultFiles files, string path, string shown, bool force)
    {
        string folder = Path.GetDirectoryName(path) ?? throw CruException.NotCreated(shown, "it is no file");
        var taken = files.Stat(path);
        if (taken is { Kind: FileKind.Folder })
        {
            throw CruException.NotCreated(shown, "it is a folder");
        }

        if (taken is not null && !force)
        {
            throw CruException.NotCreated(shown, "it exists; --force replaces it");
        }

        if (files.FollowLink(folder) is null)
        {
            throw CruException.NotCreated(shown, "its folder is missing");
        }
    }

    private static void Make(IVaultFiles files, string path, Action<Stream> write)
    {
        using var file = files.OpenAppend(path);
        using (var stream = new BufferedStream(new AppendOnlyStream(file), ChunkBytes))
        {
            write(stream);
        }

        file.Flush();
    }
}
