using System.Security.Cryptography;
using System.Text;

namespace MarkdownSessions.Storage;

/// <summary>The files kept beside a log, named by their content: the same content is kept once.</summary>
/// <param name="files">The disk.</param>
/// <param name="folder">The session's <c>artifacts</c> folder; made when needed.</param>
internal sealed class ArtifactStore(IVaultFiles files, string folder)
{
    private const int NameDigits = 12;

    private bool isFolderDurable;

    /// <summary>Keeps some content, flushed.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="extension">What the name ends with, with its dot; may be empty.</param>
    /// <returns>The name: 12 hexadecimal digits of the SHA-256, more when another content has them.</returns>
    public string Keep(ReadOnlySpan<byte> content, string extension)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(content));
        MakeFolder();
        for (int digits = NameDigits; ; digits = hash.Length)
        {
            string name = hash[..digits] + extension;
            string path = Path.Join(folder, name);
            if (files.TryCreate(path, content))
            {
                return name;
            }

            if (HasLength(path, content.Length) || digits == hash.Length)
            {
                // Who kept it first may have been killed before it flushed the name.
                files.FlushFolder(folder);
                return name;
            }
        }
    }

    /// <summary>Keeps a text.</summary>
    public string Keep(string text, string extension) => Keep(Encoding.UTF8.GetBytes(text), extension);

    private void MakeFolder()
    {
        files.CreateFolder(folder);
        if (!isFolderDurable && Path.GetDirectoryName(folder) is { } parent)
        {
            files.FlushFolder(parent);
            isFolderDurable = true;
        }
    }

    private bool HasLength(string path, int length) => files.Stat(path) is { Kind: FileKind.File } stamp && stamp.Length == length;
}
