using System.Security.Cryptography;

namespace MarkdownSessions.Storage;

/// <summary>
/// Copies content of any length into the vault before a session is locked for it: in pieces, so that a file of 1 GB takes
/// no memory, and outside of the session, which may be removed meanwhile.
/// </summary>
internal sealed class ArtifactStaging(IVaultFiles files, VaultPaths paths)
{
    // Few calls, and little memory.
    private const int ChunkBytes = 1024 * 1024;

    /// <summary>Copies a stream to its end; the copy is flushed.</summary>
    public StagedArtifact Copy(Stream content, CancellationToken cancel)
    {
        files.CreateFolder(paths.Tmp);
        string path = Path.Join(paths.Tmp, VaultPaths.TemporaryPrefix + RandomNumberGenerator.GetHexString(16, lowercase: true));
        bool isWhole = false;
        try
        {
            var staged = Copy(content, path, cancel);
            isWhole = true;
            return staged;
        }
        finally
        {
            if (!isWhole)
            {
                files.DeleteFile(path);
            }
        }
    }

    /// <summary>Takes copies away that were not placed; one that was is no error.</summary>
    public void Clear(IEnumerable<StagedArtifact> staged)
    {
        foreach (var one in staged)
        {
            files.DeleteFile(one.Path);
        }
    }

    private StagedArtifact Copy(Stream content, string path, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var copy = files.OpenAppend(path);
        byte[] chunk = new byte[ChunkBytes];
        long length = 0;
        while (content.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) is > 0 and var read)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(chunk, 0, read);
            copy.Append(chunk.AsSpan(0, read));
            length += read;
        }

        copy.Flush();
        return new(path, Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }
}
