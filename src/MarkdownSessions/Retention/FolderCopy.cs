using System.Security.Cryptography;
using System.Text;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>Copies the files of a session and says by a checksum what they are.</summary>
/// <remarks>
/// The checksum is the SHA-256 of the lines that <c>sha256sum</c> prints for the files by path (two blanks, '/' between
/// names), so that anybody can check an archive: <c>find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum</c>.
/// </remarks>
internal sealed class FolderCopy(IVaultFiles files, CancellationToken cancel)
{
    // Few calls, and little memory whatever the file's length.
    private const int ChunkBytes = 1024 * 1024;

    private readonly byte[] chunk = new byte[ChunkBytes];

    /// <summary>The checksum of a folder as it lies on the disk now.</summary>
    public string Digest(string folder) => Digest(FolderSurvey.Of(files, folder).Files, file => Read(Path.Join(folder, file), into: null));

    /// <summary>Copies what a survey found into a folder that is missing or empty, and flushes all of it.</summary>
    /// <returns>The checksum of what was read.</returns>
    public string Copy(string source, FolderSurvey survey, string destination)
    {
        files.CreateFolder(destination);
        foreach (string folder in survey.Folders)
        {
            files.CreateFolder(Path.Join(destination, folder));
        }

        string digest = Digest(survey.Files, file =>
        {
            using var copy = files.OpenAppend(Path.Join(destination, file));
            string hash = Read(Path.Join(source, file), copy);
            copy.Flush();
            return hash;
        });
        foreach (string folder in survey.Folders.Reverse())
        {
            files.FlushFolder(Path.Join(destination, folder));
        }

        files.FlushFolder(destination);
        return digest;
    }

    /// <summary>Whether a folder holds an earlier state of another: each of its files is the beginning of the one of that name.</summary>
    public bool IsEarlier(string earlier, string later)
    {
        foreach (var file in FolderSurvey.Of(files, earlier).Files)
        {
            string path = Path.Join(later, file.Path);
            bool mayBegin = files.Stat(path) is { Kind: FileKind.File } stamp && stamp.Length >= file.Length;
            if (!mayBegin || Read(path, into: null, file.Length) != Read(Path.Join(earlier, file.Path), into: null))
            {
                return false;
            }
        }

        return true;
    }

    private static string Digest(IReadOnlyList<SurveyedFile> found, Func<string, string> hashOf)
    {
        var lines = new StringBuilder();
        foreach (var file in found)
        {
            lines.Append(hashOf(file.Path)).Append("  ./").Append(file.Path.Replace(Path.DirectorySeparatorChar, '/')).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }

    // Reads a file, or its first bytes, into another if one is given; its SHA-256.
    private string Read(string path, IAppendFile? into, long most = long.MaxValue)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = files.OpenRead(path);
        while (most > 0)
        {
            cancel.ThrowIfCancellationRequested();
            int read = stream.Read(chunk, 0, (int)Math.Min(chunk.Length, most));
            if (read == 0)
            {
                break;
            }

            hash.AppendData(chunk, 0, read);
            into?.Append(chunk.AsSpan(0, read));
            most -= read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
